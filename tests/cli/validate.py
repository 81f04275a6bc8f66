# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks JSON Lines on standard input against a schema.

usage: validate.py SCHEMA

Prints the types of the lines with their counts; on the first line that is wrong, what is wrong, and
exits with 1.
"""
import collections
import json
import sys

import jsonschema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validators = {
        name: jsonschema.Draft202012Validator({**schema, "oneOf": [{"$ref": "#/$defs/" + name}]})
        for name in (choice["$ref"].rsplit("/", 1)[1] for choice in schema["oneOf"])
    }
    seen = collections.Counter()
    for number, line in enumerate(sys.stdin, 1):
        instance = json.loads(line)
        kind = instance.get("type")
        if kind not in validators:
            sys.exit(f"line {number}: no type {kind!r} in the schema")
        for error in validators[kind].iter_errors(instance):
            sys.exit(f"line {number}: {kind}: {error.message}; {[e.message for e in error.context]}")
        seen[kind] += 1
    print(" ".join(f"{kind}={count}" for kind, count in sorted(seen.items())))


main()
