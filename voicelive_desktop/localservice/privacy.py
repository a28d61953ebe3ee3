"""What keeps this service from telling anybody about itself.

Newer wheels of onnxruntime report to Microsoft unless a variable is set before they are
imported. It is set for this process by the window, in the first lines of `__main__`, and before
the import (`onnx_runtime`).
"""

from __future__ import annotations

import os

TELEMETRY_VARIABLE = "ORT_DISABLE_TELEMETRY"


def stay_private() -> None:
    """Turn off what onnxruntime would report."""
    os.environ[TELEMETRY_VARIABLE] = "1"
