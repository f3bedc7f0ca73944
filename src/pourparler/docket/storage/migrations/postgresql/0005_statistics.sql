-- How selective each index is PostgreSQL finds out by itself; it is only made to look now.

ANALYZE;
