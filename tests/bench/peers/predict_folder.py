"""Names what a folder of pictures shows, with Keras alone, as its guides do it.

    python predict_folder.py MODEL.keras LABELS.txt FOLDER SIDE OUT.csv
"""
import csv
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras

model_path, labels_path, folder, side, out = sys.argv[1:]
model = keras.saving.load_model(model_path)
with open(labels_path) as file:
    labels = file.read().splitlines()
pictures = keras.utils.image_dataset_from_directory(
    folder, labels=None, image_size=(int(side), int(side)), interpolation="nearest",
    batch_size=32, shuffle=False, verbose=False,
)
probabilities = model.predict(pictures, verbose=0)
with open(out, "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["file", "class", "probability"])
    for path, row in zip(pictures.file_paths, probabilities):
        best = row.argmax()
        rows.writerow([path, labels[best], float(row[best])])
