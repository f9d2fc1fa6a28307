"""What deploy/ has for Prometheus and Grafana, held against what there is to be measured."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it carries no types

from syndicate.metrics.catalogue import EVERY, Kind, Metric

DEPLOY = Path(__file__).parents[2] / "deploy"
ALERTS = DEPLOY / "prometheus-alerts.yml"
DASHBOARD = DEPLOY / "grafana-dashboard.json"

_NAME = re.compile(r"\b(?:syndicate|process|python)_[a-z0-9_]+")
_SELECTOR = re.compile(r"\b(?P<name>syndicate_[a-z0-9_]+)\{(?P<labels>[^}]*)\}")
_OF_PROMETHEUS = {"job", "instance", "le"}
_OF_PROCESS = {
    "process_open_fds",
    "process_max_fds",
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
}


def rules() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(ALERTS.read_text())["groups"][0]["rules"]
    return found


def dashboard() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DASHBOARD.read_text())
    return found


def expressions() -> Iterator[str]:
    yield from (rule["expr"] for rule in rules())
    for panel in dashboard()["panels"]:
        yield from (target["expr"] for target in panel.get("targets", ()))


def series() -> dict[str, Metric]:
    """By the name of each series, its metric."""
    found: dict[str, Metric] = {}
    for metric in EVERY:
        ends = ("_bucket", "_sum", "_count") if metric.kind is Kind.HISTOGRAM else ("",)
        found |= {metric.name + end: metric for end in ends}
    return found


@pytest.mark.parametrize("expression", [*expressions()])
def test_what_is_asked_for_is_measured(expression: str) -> None:
    names = set(_NAME.findall(expression))
    known = series()
    assert names <= known.keys() | _OF_PROCESS
    for name, labels in _SELECTOR.findall(expression):
        asked = {part.partition("=")[0].rstrip("!~ ").strip() for part in labels.split(",")}
        assert asked <= {*known[name].labels, *_OF_PROMETHEUS}
    grouped = {word.strip() for group in re.findall(r"\bby \(([^)]*)\)", expression) for word in group.split(",")}
    labels = {label for name in names & known.keys() for label in known[name].labels}
    assert grouped <= labels | _OF_PROMETHEUS


def test_every_alert_says_what_is_wrong_and_what_to_do() -> None:
    for rule in rules():
        assert rule["labels"]["severity"] in {"page", "warn"}
        assert set(rule["annotations"]) == {"summary", "action"}
        used = set(re.findall(r"\$labels\.([a-z_]+)", json.dumps(rule["annotations"])))
        by = {word.strip() for group in re.findall(r"\bby \(([^)]*)\)", rule["expr"]) for word in group.split(",")}
        assert used <= (by or _OF_PROMETHEUS)


def test_the_how_to_names_every_alert_and_whom_it_calls() -> None:
    page = (DEPLOY.parent / "docs" / "how-to" / "monitor-it.md").read_text()
    told = re.findall(r"^\| (Syndicate\w+) \| (\w+) \|", page, re.MULTILINE)
    assert told == [(rule["alert"], rule["labels"]["severity"]) for rule in rules()]


def test_the_dashboard_has_the_shape_that_grafana_loads() -> None:
    found = dashboard()
    assert found["schemaVersion"] >= 36
    assert {variable["name"] for variable in found["templating"]["list"]} == {"datasource", "job"}
    numbers = [panel["id"] for panel in found["panels"]]
    assert len(numbers) == len(set(numbers))
    taken: set[tuple[int, int]] = set()
    for panel in found["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert at["x"] + at["w"] <= 24
        assert not cells & taken
        taken |= cells
        if panel["type"] != "row":
            assert panel["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
            assert panel["title"]
            assert panel["description"]
            assert [target["refId"] for target in panel["targets"]] == ["A", "B", "C"][: len(panel["targets"])]


@pytest.mark.debian("prometheus")
@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (prometheus) is not installed")
def test_prometheus_takes_the_rules_and_alerts_when_it_should(tmp_path: Path) -> None:
    for command in (["check", "rules", str(ALERTS)], ["test", "rules", str(_trial(tmp_path))]):
        done = subprocess.run(["promtool", *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.debian("prometheus")
@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (prometheus) is not installed")
def test_prometheus_takes_every_expression_of_the_dashboard(tmp_path: Path) -> None:
    asked = [
        target["expr"].replace("$__rate_interval", "5m").replace("$job", "syndicate")
        for panel in dashboard()["panels"]
        for target in panel.get("targets", ())
    ]
    records = [{"record": f"asked:{number}", "expr": expression} for number, expression in enumerate(asked)]
    file = tmp_path / "dashboard.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": records}]}))
    done = subprocess.run(["promtool", "check", "rules", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _trial(folder: Path) -> Path:
    """Series of half an hour, and who is called at its end."""
    quiet = {
        'up{job="syndicate", instance="a"}': "1+0x30",
        'syndicate_store_up{job="syndicate", instance="a"}': "1+0x30",
        'syndicate_section_lag_seconds{section="all", instance="a"}': "0+0x30",
        'syndicate_outlet_lag_seconds{outlet="gazette", channel="ftp", instance="a"}': "10+0x30",
        'syndicate_deliveries{outlet="gazette", channel="ftp", state="dead", instance="a"}': "0+0x30",
        'syndicate_worker_idle_seconds{worker="press", instance="a"}': "0+0x30",
        "syndicate_next_embargo_timestamp_seconds": "7200+0x30",
        "syndicate_newest_version_timestamp_seconds": "0+60x30",
    }
    trouble = {
        'syndicate_store_up{job="syndicate", instance="a"}': ("0+0x30", "SyndicateStoreDown"),
        'syndicate_section_lag_seconds{section="all", instance="a"}': ("0+60x30", "SyndicateSectionLate"),
        'syndicate_outlet_lag_seconds{outlet="gazette", channel="ftp", instance="a"}': (
            "0+60x30",
            "SyndicateOutletLate",
        ),
        'syndicate_deliveries{outlet="gazette", channel="ftp", state="dead", instance="a"}': (
            "0+1x30",
            "SyndicateDeadLetters",
        ),
        'syndicate_worker_idle_seconds{worker="press", instance="a"}': ("0+60x30", "SyndicateWorkerStuck"),
        "syndicate_next_embargo_timestamp_seconds": ("600+0x30", "SyndicateEmbargoOver"),
        'up{job="syndicate", instance="a"}': ("0+0x30", "SyndicateDown"),
    }
    names = sorted({alert for _, alert in trouble.values()})
    tests = [_evening(quiet, names, "")]
    tests += [_evening(quiet | {which: values}, names, alert) for which, (values, alert) in trouble.items()]
    file = folder / "trial.yml"
    file.write_text(yaml.safe_dump({"rule_files": [str(ALERTS)], "evaluation_interval": "15s", "tests": tests}))
    return file


def _evening(values: dict[str, str], names: list[str], alert: str) -> dict[str, Any]:
    rows = [{"series": name, "values": numbers} for name, numbers in values.items()]
    checks = [
        {
            "expr": f'count(ALERTS{{alertname="{name}", alertstate="firing"}})',
            "eval_time": "30m",
            "exp_samples": [{"labels": "{}", "value": 1}] if name == alert else [],
        }
        for name in names
    ]
    return {"interval": "1m", "input_series": rows, "promql_expr_test": checks}
