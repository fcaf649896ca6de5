"""albumentations on demand, as input_imgaug.py; on bytes, which is what it is fastest on.

Needs albumentations==1.4.24, opencv-python-headless==4.10.0.84 and Pillow. Its operations are the
nearest ones that it has: motion blur and elastic transformation differ in detail.
"""
import json
import os
import sys
import time

os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import albumentations as A
import cv2
import numpy as np
from PIL import Image

cv2.setNumThreads(1)
folder, size, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".jpg"))


def operations(p):
    return {
        "flipLeftRight": A.HorizontalFlip(p=p),
        "multiply": A.MultiplicativeNoise(multiplier=(0.5, 1.5), p=p),
        "saltAndPepper": A.SaltAndPepper(amount=(0.1, 0.1), p=p),
        "gammaContrast": A.RandomGamma(gamma_limit=(80, 120), p=p),
        "add": A.RandomBrightnessContrast(60 / 255, 0, p=p),
        "gaussianNoise": A.GaussNoise(std_range=(0, 0.2), per_channel=False, p=p),
        "motionBlur": A.MotionBlur(blur_limit=(11, 11), p=p),
        "scale": A.Affine(scale=(0.5, 1.2), p=p),
        "rotate": A.Rotate(limit=(-45, 45), border_mode=cv2.BORDER_CONSTANT, p=p),
        "elastic": A.ElasticTransform(alpha=175, sigma=25, interpolation=cv2.INTER_CUBIC,
                                      border_mode=cv2.BORDER_CONSTANT, p=p),
    }


single = {name: A.Compose([operation]) for name, operation in operations(1).items()}
chained = operations(0.21)
either = A.OneOf([operations(1)["gammaContrast"], operations(1)["add"]], p=0.21)
steps = [either if name == "gammaContrast" else step for name, step in chained.items() if name != "add"]
chain = A.Compose(steps)


def read(path):
    return np.asarray(Image.open(path).convert("RGB").resize((size, size), Image.NEAREST))


def augment(pixels, transform):
    return transform(image=pixels)["image"].astype(np.float32) / 255


pictures = [read(path) for path in files]


def work(order):
    for i in range(count):
        if order == "files":
            augment(read(files[i % len(files)]), chain)
        else:
            augment(pictures[i % len(pictures)], chain if order == "chain" else single[order])


print(json.dumps(dict(ready=True)), flush=True)
for line in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    work(line.strip())
    answer = dict(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu)
    print(json.dumps(answer), flush=True)
