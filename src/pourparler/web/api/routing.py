"""The API as a whole: every question a program can put, under one address."""

from fastapi import APIRouter

from pourparler.web.api import decisions, documents, meetings, moves, talks
from pourparler.web.api.asking import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)
for part in (meetings, moves, talks, documents, decisions):
    router.include_router(part.router, tags=[part.__name__.rpartition(".")[2]])
