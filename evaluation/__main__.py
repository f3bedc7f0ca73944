"""`python -m evaluation`: see `run`."""

import sys

from evaluation.run import main

sys.exit(main())
