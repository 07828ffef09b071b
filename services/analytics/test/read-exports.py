"""Reads a XES, a CSV and an OCEL export with pm4py and prints what it found as one line of JSON."""

import json
import sys
import warnings

import pandas
import pm4py
from pm4py.objects.log.importer.xes import importer as xes_importer

warnings.filterwarnings("ignore")
xes, csv, ocel = sys.argv[1:4]


def told_of(frame):
    activities = frame["concept:name"].value_counts().to_dict()
    spans = frame.groupby("case:concept:name")["time:timestamp"].agg(["min", "max"])
    seconds = (spans["max"] - spans["min"]).dt.total_seconds()
    return {
        "cases": int(frame["case:concept:name"].nunique()),
        "events": len(frame),
        "activities": {name: int(count) for name, count in activities.items()},
        "spanSeconds": round(float(seconds.sum()), 3),
        "variants": len(pm4py.get_variants(frame)),
        "dfgEdges": len(pm4py.discover_dfg(frame)[0]),
    }


# Whole element by element, as the standard says, with extensions and classifiers.
log = xes_importer.apply(xes, variant=xes_importer.Variants.ITERPARSE)
rows = pandas.read_csv(csv, dtype={"case:concept:name": str})
objects = pm4py.read_ocel2_json(ocel)
flat = pm4py.ocel_flattening(objects, "case")
print(
    json.dumps(
        {
            "pm4py": pm4py.__version__,
            "xes": {
                **told_of(pm4py.read_xes(xes, return_legacy_log_object=False)),
                "traces": len(log),
                "extensions": sorted(log.extensions),
                "classifiers": sorted(log.classifiers),
            },
            "csv": told_of(
                pm4py.format_dataframe(
                    rows,
                    case_id="case:concept:name",
                    activity_key="concept:name",
                    timestamp_key="time:timestamp",
                )
            ),
            "ocel": {
                "events": len(objects.events),
                "objects": {
                    name: int(count) for name, count in objects.objects["ocel:type"].value_counts().items()
                },
                "relations": len(objects.relations),
                "objectRelations": len(objects.o2o),
                "casesWithEvents": int(flat["case:concept:name"].nunique()),
                "eventsOfCases": len(flat),
                "ocdfgActivities": len(pm4py.discover_ocdfg(objects)["activities"]),
            },
        }
    )
)
