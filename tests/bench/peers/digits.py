"""Handwritten digits of scikit-learn (1,797 of 8 x 8 pixels, bundled with it) as a data set of images.

    python digits.py write FOLDER           FOLDER/train/3/0007.png ..., 32 x 32 pixels, RGB
    python digits.py train FOLDER SEED ...  a ResNet-18 of Keras for each seed; one line of JSON each

A fifth of the digits, stratified, is the test set.
"""
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ["SM_FRAMEWORK"] = "tf.keras"
import numpy as np
from PIL import Image

EPOCHS, BATCH, RATE, SIZE = 4, 16, 1e-3, 32


def write(folder):
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split
    digits = load_digits()
    index = np.arange(len(digits.target))
    train, test = train_test_split(index, test_size=0.2, random_state=1, stratify=digits.target)
    for part, rows in (("train", train), ("test", test)):
        for row in rows:
            os.makedirs(f"{folder}/{part}/{digits.target[row]}", exist_ok=True)
            image = Image.fromarray(np.uint8(digits.images[row] * 255 / 16)).resize((SIZE, SIZE))
            image.convert("RGB").save(f"{folder}/{part}/{digits.target[row]}/{row:04}.png")


def load(folder, part):
    images, labels = [], []
    for label in sorted(os.listdir(f"{folder}/{part}")):
        for name in sorted(os.listdir(f"{folder}/{part}/{label}")):
            images.append(np.asarray(Image.open(f"{folder}/{part}/{label}/{name}")))
            labels.append(int(label))
    return np.float32(images) / 255, np.eye(10, dtype=np.float32)[labels]


def train(folder, seed):
    import tf_keras as keras
    from classification_models.tfkeras import Classifiers
    keras.utils.set_random_seed(seed)
    base = Classifiers.get("resnet18")[0](input_shape=(SIZE, SIZE, 3), weights=None, include_top=False)
    pooled = keras.layers.GlobalAveragePooling2D()(base.output)
    model = keras.Model(base.input, keras.layers.Dense(10, activation="softmax")(pooled))
    model.compile(keras.optimizers.Adam(RATE), "categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(*load(folder, "train"), batch_size=BATCH, epochs=EPOCHS, verbose=0)
    _, accuracy = model.evaluate(*load(folder, "test"), verbose=0)
    return {"seed": seed, "accuracy": accuracy, "loss": history.history["loss"]}


if sys.argv[1] == "write":
    write(sys.argv[2])
else:
    for seed in sys.argv[3:]:
        print(json.dumps(train(sys.argv[2], int(seed))), flush=True)
