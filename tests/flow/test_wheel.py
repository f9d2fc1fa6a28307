"""The program as it is installed: a wheel, built without a network, in an environment of its own."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.house import CONFIG, OwnHouse, make_house

ROOT = Path(__file__).parents[2]
LEAST = (70, 1)
"""From then on setuptools builds wheels by itself."""


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel, and what else there is from this one's packages.

    Attributes:
        wheel: It.
        folder: Of the environment.
    """

    wheel: Path
    folder: Path

    def run(self, folder: Path, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            [self.folder / "bin" / "syndicate", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    if tuple(map(int, version("setuptools").split(".")[:2])) < LEAST:
        pytest.skip("setuptools is too old to build a wheel; install those of the extra dev")
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "syndicate", folder / "syndicate", ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    made = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(folder)]
    subprocess.run([*pip, *made], check=True)
    [wheel] = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    own = environment / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    others = [path for path in sys.path if Path(path).name == "site-packages"]
    (own / "others.pth").write_text("\n".join(others) + "\n")
    python = ["--python", str(environment / "bin" / "python")]
    subprocess.run([*pip, *python, "install", "--no-deps", "--no-index", "--force-reinstall", str(wheel)], check=True)
    return Installed(wheel, environment)


def test_every_file_of_the_program_is_in_it(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        packed = {name for name in wheel.namelist() if name.startswith("syndicate/")}
    every = (path for path in (ROOT / "syndicate").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert packed == {str(path.relative_to(ROOT)) for path in every}


def test_it_runs_from_there(installed: Installed, tmp_path: Path) -> None:
    house: OwnHouse = make_house(tmp_path, CONFIG)
    assert installed.run(tmp_path, "--version").strip().endswith(version("syndicate"))
    assert "All right." in installed.run(tmp_path, "check")
    house.drop("first.txt", "HARBOUR TALKS RESUME\n\n    KESTREL BAY, Nov 24 (Example Wire) - Talks resumed.\n")
    assert "1 stored" in installed.run(tmp_path, "collect")
    installed.run(tmp_path, "publish")
    assert "HARBOUR TALKS RESUME" in (house.feeds / "all" / "index.html").read_text()
    where = subprocess.run(
        [installed.folder / "bin" / "python", "-c", "import syndicate; print(syndicate.__file__)"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed.folder)
