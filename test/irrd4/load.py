"""Loads dumps into IRRd's database, object by object, as IRRd's own import of a mirror's file does.

usage: load.py CONFIG TAKEN DUMP...

Writes the objects that IRRd takes to the file TAKEN, as they are in the dumps, and to stdout a JSON line for each one that it
refuses, with its reasons. (IRRd's own command takes one source from one file and stops at the first object that it
refuses; its import from a URL stops at an object with two origins, at which its parser raises.)
"""
import gzip
import json
import sys

from irrd.conf import config_init, get_setting

config_init(sys.argv[1])

from irrd.mirroring.parsers import MirrorFileImportParser  # noqa: E402
from irrd.rpsl.rpsl_objects import rpsl_object_from_text  # noqa: E402
from irrd.storage.database_handler import DatabaseHandler  # noqa: E402
from irrd.storage.models import JournalEntryOrigin  # noqa: E402
from irrd.utils.text import split_paragraphs_rpsl  # noqa: E402

CLASSES = ("route", "route6", "as-set", "route-set", "aut-num")


def read(path):
    start = open(path, "rb").read(2)
    opener = gzip.open if start == b"\x1f\x8b" else open
    with opener(path, "rt", encoding="utf-8", errors="backslashreplace") as dump:
        yield from split_paragraphs_rpsl(dump)


def main():
    handler = DatabaseHandler()
    handler.disable_journaling()
    parsers = {
        source: MirrorFileImportParser(source=source, filename="", database_handler=handler)
        for source in get_setting("sources")
    }
    taken = open(sys.argv[2], "w", encoding="utf-8")
    for path in sys.argv[3:]:
        for text in read(path):
            if text.split(":", 1)[0].strip().lower() not in CLASSES:
                continue
            try:
                first = rpsl_object_from_text(text.strip(), strict_validation=False)
                problems = first.messages.errors()
                parser = None if problems else parsers.get(first.source())
                loaded = parser.parse_object(text) if parser else None
            except ValueError as problem:
                loaded, problems = None, [str(problem)]
            if loaded:
                handler.upsert_rpsl_object(loaded, origin=JournalEntryOrigin.mirror)
                taken.write(text + "\n")
            else:
                print(json.dumps({"text": text, "problems": problems}))
    taken.close()
    handler.commit()
    handler.close()


main()
