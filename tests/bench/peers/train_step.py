"""Keras on demand: one training step or one prediction for each line on standard input.

    python train_step.py keras|tf_keras MODEL IMAGE_SIZE BATCH_SIZE CLASSES

Answers `step` and `predict` with seconds of wall time and of processor time, `memory` with the
peak resident set in MB, each as one line of JSON. The first line says that it is ready.
"""
import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
module, name, size, batch, classes = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
if module == "tf_keras":
    os.environ["TF_USE_LEGACY_KERAS"] = "1"
    os.environ["SM_FRAMEWORK"] = "tf.keras"
    import tf_keras as keras
else:
    import keras
import numpy as np
import tensorflow as tf


def backbone():
    shape = (size, size, 3)
    applications = {"densenet121": "DenseNet121", "xception": "Xception", "resnet50": "ResNet50",
                    "efficientnetb0": "EfficientNetB0", "efficientnetb2": "EfficientNetB2"}
    if module == "tf_keras" and name.startswith("resnet"):
        from classification_models.tfkeras import Classifiers
        return Classifiers.get(name)[0](input_shape=shape, weights=None, include_top=False)
    if name not in applications:
        raise SystemExit(f"Keras has no {name}")
    make = getattr(keras.applications, applications[name])
    return make(input_shape=shape, weights=None, include_top=False)


base = backbone()
pooled = keras.layers.GlobalAveragePooling2D()(base.output)
model = keras.Model(base.input, keras.layers.Dense(classes, activation="softmax")(pooled))
model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="categorical_crossentropy")
images = np.random.RandomState(1).rand(batch, size, size, 3).astype("float32")
labels = np.eye(classes, dtype="float32")[np.arange(batch) % classes]


def measure(run):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


print(json.dumps({"ready": True, "version": keras.__version__, "tensorflow": tf.__version__}), flush=True)
for line in sys.stdin:
    order = line.strip()
    if order == "step":
        answer = measure(lambda: model.train_on_batch(images, labels))
    elif order == "predict":
        answer = measure(lambda: model.predict_on_batch(images))
    else:
        answer = {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(json.dumps(answer), flush=True)
