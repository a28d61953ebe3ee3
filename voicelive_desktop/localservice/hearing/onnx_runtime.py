"""The only importer of onnxruntime, which runs ear, voice and voice activity."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.privacy import stay_private

ERRORS_ONLY = 3
THREADS = 1  # two gained nothing: they wait for one another by spinning

Tensor = NDArray[Any]


class Network(Protocol):
    """A loaded network; may be used by several threads at once."""

    def run(self, outputs: list[str] | None, inputs: dict[str, Tensor]) -> list[Tensor]:
        """Compute; the GIL is free meanwhile."""
        ...

    def get_inputs(self) -> list[Any]:
        """What it takes: objects with ``name`` and ``shape``."""
        ...

    def get_outputs(self) -> list[Any]:
        """What it gives."""
        ...


def is_installed() -> bool:
    """Whether this computer has it: Intel Macs do not."""
    return importlib.util.find_spec("onnxruntime") is not None


def load(model: Path | bytes) -> Network:
    """Load a network from a file or its bytes.

    Raises:
        OSError: this is no network that it can run.

    """
    stay_private()
    import onnxruntime  # noqa: PLC0415 - large, and may be missing

    runtime: Any = onnxruntime  # untyped library
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    options.enable_cpu_mem_arena = False  # the arena keeps the most that was ever needed
    options.log_severity_level = ERRORS_ONLY
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = model if isinstance(model, bytes) else str(model)
    try:
        session: Network = runtime.InferenceSession(
            source, options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # its own classes, of which some derive from Exception alone
        name = model.name if isinstance(model, Path) else "the model"
        raise OSError(f"{name} cannot be loaded: {type(error).__name__}") from error
    return session


def zeros(*shape: int) -> Tensor:
    """Return 32-bit zeros."""
    return np.zeros(shape, dtype=np.float32)
