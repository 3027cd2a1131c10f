"""Reads our calendars with the icalendar package.

usage: calendar.py FOLDER
  FOLDER  NAME.ics, and NAME.json with what each event must say
"""

import datetime
import json
import pathlib
import sys

import icalendar

DAY = datetime.timedelta(days=1)


def differences(calendar, expected):
    """What the calendar says otherwise than it should."""
    # Whatever is wrong with a property is kept beside it, not raised.
    for part in calendar.walk():
        yield from (f"{part.name}: {error}" for error in part.errors)
    events = list(calendar.walk("VEVENT"))
    if len(events) != len(expected):
        yield f"{len(events)} events, {len(expected)} expected"
    for event, wanted in zip(events, expected):
        day = datetime.date.fromisoformat(wanted["day"])
        said = {
            "summary": str(event["SUMMARY"]),
            "start": event["DTSTART"].dt,
            "end": event["DTEND"].dt,
            "stamp": event["DTSTAMP"].dt,
            "reminders": [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")],
        }
        should = {
            "summary": wanted["summary"],
            "start": day,
            "end": day + DAY,
            "stamp": datetime.datetime.fromisoformat(wanted["stamp"].replace("Z", "+00:00")),
            "reminders": [datetime.timedelta(hours=9)],
        }
        if said != should:
            yield f"{said} instead of {should}"
    names = {str(event["UID"]) for event in events}
    if len(names) != len(events):
        yield "two events have the same name"


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.ics"))
    wrong = [] if files else ["no calendar to read"]
    for file in files:
        content = file.read_bytes()
        wrong += [
            f"{file.name}: a line of more than 75 octets"
            for line in content.split(b"\r\n")
            if len(line) > 75
        ]
        if b"\n" in content.replace(b"\r\n", b""):
            wrong.append(f"{file.name}: a line that does not end as it should")
        calendar = icalendar.Calendar.from_ical(content)
        expected = json.loads(file.with_suffix(".json").read_text())
        wrong += [f"{file.name}: {what}" for what in differences(calendar, expected)]
        print(f"{file.name}: {len(expected)} events")
    print("\n".join(wrong) if wrong else f"icalendar {icalendar.__version__} agrees")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
