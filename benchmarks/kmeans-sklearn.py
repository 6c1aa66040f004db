"""K-means and silhouettes of the tables that "kmeans FOLDER" of the benchmarks has written, in scikit-learn: python3 kmeans-sklearn.py FOLDER"""
import os
import sys
import time

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

folder = sys.argv[1]
small = np.fromfile(os.path.join(folder, "small.f64")).reshape(-1, 3)
large = np.fromfile(os.path.join(folder, "large.f64")).reshape(-1, 6)


def fit(k, points, starts, **options):
    return KMeans(k, n_init=starts, random_state=1, **options).fit(points)


def measure(what, rounds, work):
    wall, processor, answer = [], [], 0
    for turn in range(rounds + 1):
        start, used = time.perf_counter(), sum(os.times()[:2])
        answer = work()
        if turn > 0:
            wall.append(time.perf_counter() - start)
            processor.append(sum(os.times()[:2]) - used)
    print(f"{what:42} wall {min(wall):.3f} {sorted(wall)[rounds // 2]:.3f}"
          f"  processor {min(processor):.3f} {sorted(processor)[rounds // 2]:.3f}  ({answer:.4f})")


def fit_all():
    return [fit(k, small, 10) for k in range(2, 11)]


print(f"scikit-learn {sklearn.__version__}; wall and processor seconds, best and median of the rounds")
measure("k = 2..10, 10 restarts each", 3, lambda: sum(model.inertia_ for model in fit_all()))
measure("the same with exact silhouettes", 3, lambda: sum(silhouette_score(small, model.labels_) for model in fit_all()))
measure("k = 8, one start, tolerance 1e-4", 3, lambda: fit(8, large, 1).inertia_)
measure("k = 8, one start, 10 iterations", 3, lambda: fit(8, large, 1, max_iter=10, tol=0).inertia_)
