"""imgaug 0.4 on demand: the article's operations, one order a line on standard input.

    python input_imgaug.py FOLDER SIZE COUNT

Orders: an operation's name, `chain` (pixels in memory), `files` (decoding and resizing included, as
Keras does it), each over COUNT pictures. Answers one line of JSON with seconds of wall time and of
processor time. Needs Python 3.10 or 3.11 and
    numpy==1.23.5 scipy==1.10.1 scikit-image==0.20.0 opencv-python-headless==4.8.1.78 Pillow==10.0.1
    imageio==2.31.6 shapely==2.0.2 six matplotlib==3.7.5, and imgaug==0.4.0 without its dependencies
"""
import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import cv2
import imgaug.augmenters as iaa
import numpy as np
from PIL import Image

cv2.setNumThreads(1)  # images a second a core
folder, size, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".jpg"))

OPERATIONS = {
    "flipLeftRight": iaa.Fliplr(1.0),
    "multiply": iaa.Multiply((0.5, 1.5)),
    "saltAndPepper": iaa.SaltAndPepper(0.1),
    "gammaContrast": iaa.GammaContrast((0.8, 1.2)),
    "add": iaa.Add((-60, 60)),
    "gaussianNoise": iaa.AdditiveGaussianNoise(scale=(0, 0.2 * 255)),
    "motionBlur": iaa.MotionBlur(k=10, angle=(0, 360), direction=(-1.0, 1.0)),
    "scale": iaa.Affine(scale=(0.5, 1.2)),
    "rotate": iaa.Rotate((-45, 45)),
    "elastic": iaa.ElasticTransformation(alpha=(50, 300), sigma=25),
}
STEPS = [
    OPERATIONS["flipLeftRight"], OPERATIONS["multiply"], OPERATIONS["saltAndPepper"],
    iaa.OneOf([OPERATIONS["gammaContrast"], OPERATIONS["add"]]), OPERATIONS["gaussianNoise"],
    OPERATIONS["motionBlur"], OPERATIONS["scale"], OPERATIONS["rotate"], OPERATIONS["elastic"],
]
CHAIN = [iaa.Sometimes(0.21, step) for step in STEPS]


def read(path):
    return np.asarray(Image.open(path).convert("RGB").resize((size, size), Image.NEAREST))


def augment(pixels, steps):
    image = pixels.astype(np.float32)
    for step in steps:
        image = np.clip(step(image=image), 0, 255)
    return image / 255


pictures = [read(path) for path in files]


def work(order):
    for i in range(count):
        if order == "files":
            augment(read(files[i % len(files)]), CHAIN)
        else:
            steps = CHAIN if order == "chain" else [OPERATIONS[order]]
            augment(pictures[i % len(pictures)], steps)


print(json.dumps(dict(ready=True)), flush=True)
for line in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    work(line.strip())
    answer = dict(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu)
    print(json.dumps(answer), flush=True)
