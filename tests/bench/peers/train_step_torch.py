"""PyTorch on demand: one training step or one prediction for each line on standard input.

    python train_step_torch.py float32|mixed MODEL IMAGE_SIZE BATCH_SIZE CLASSES

Channels last in both; mixed is bfloat16 autocast. Answers as train_step.py does.
"""
import json
import resource
import sys
import time

import torch
import torchvision

precision, name, size, batch, classes = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
names = {"efficientnetb0": "efficientnet_b0", "efficientnetb2": "efficientnet_b2",
         "mobilenetv2": "mobilenet_v2"}
make = getattr(torchvision.models, names.get(name, name), None)
if make is None:
    raise SystemExit(f"torchvision has no {name}")
model = make(weights=None, num_classes=classes).to(memory_format=torch.channels_last)
optimiser = torch.optim.Adam(model.parameters(), 1e-4)
images = torch.rand(batch, 3, size, size).contiguous(memory_format=torch.channels_last)
labels = torch.arange(batch) % classes


def precise():
    return torch.autocast("cpu", torch.bfloat16, enabled=precision == "mixed")


def step():
    model.train()
    optimiser.zero_grad(set_to_none=True)
    with precise():
        loss = torch.nn.functional.cross_entropy(model(images), labels)
    loss.backward()
    optimiser.step()
    loss.item()


def predict():
    model.eval()
    with torch.no_grad(), precise():
        model(images).softmax(1).float().numpy()


def measure(run):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


print(json.dumps({"ready": True, "version": torch.__version__}), flush=True)
for line in sys.stdin:
    order = line.strip()
    if order in ("step", "predict"):
        answer = measure(step if order == "step" else predict)
    else:
        answer = {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(json.dumps(answer), flush=True)
