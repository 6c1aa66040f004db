"""RFM of the benchmark's lines with pandas, to put beside our own: python3 rfm-pandas.py LINES.csv"""
import sys
import time

import numpy as np
import pandas as pd

AREAS = [  # segment, recency scores, scores on the other axis
    ("champions", (5, 5), (4, 5)), ("champions", (4, 4), (5, 5)),
    ("loyal-customers", (4, 4), (4, 4)), ("loyal-customers", (3, 3), (4, 5)),
    ("potential-loyalists", (4, 5), (2, 3)), ("new-customers", (5, 5), (1, 1)), ("promising", (4, 4), (1, 1)),
    ("need-attention", (3, 3), (3, 3)), ("about-to-sleep", (3, 3), (1, 2)),
    ("at-risk", (2, 2), (3, 4)), ("at-risk", (1, 1), (3, 3)),
    ("cannot-lose-them", (2, 2), (5, 5)), ("cannot-lose-them", (1, 1), (4, 5)),
    ("hibernating", (2, 2), (1, 2)), ("lost", (1, 1), (1, 2)),
]
NAMES = list(dict.fromkeys(name for name, _, _ in AREAS))
GRID = np.zeros((6, 6), dtype=int)
for name, (r1, r2), (o1, o2) in AREAS:
    GRID[r1:r2 + 1, o1:o2 + 1] = NAMES.index(name)


def score(values):
    borders = values.quantile([0.2, 0.4, 0.6, 0.8]).to_numpy()
    return np.searchsorted(borders, values.to_numpy(), side="left")


def rfm(lines):
    known = lines[lines.customer >= 0]
    sales = known[known.is_return == 0]
    bought = sales.groupby("customer").agg(last=("day", "max"), frequency=("order", "nunique"))
    bought["monetary"] = known.groupby("customer").amount.sum()
    bought["recency"] = lines.day.max() + 1 - bought["last"]
    r, f, m = 5 - score(bought.recency), 1 + score(bought.frequency), 1 + score(bought.monetary)
    bought["segment"] = GRID[r, (f + m + 1) // 2]
    return bought.groupby("segment").agg(customers=("monetary", "size"), revenue=("monetary", "sum"))


table = pd.read_csv(sys.argv[1])
times = []
processor = time.process_time()
for _ in range(15):
    started = time.perf_counter()
    segments = rfm(table)
    times.append(1000 * (time.perf_counter() - started))
processor = 1000 * (time.process_time() - processor) / len(times)
for place, row in segments.iterrows():
    print(NAMES[place], row.customers, row.revenue / 10000)
print(f"median {sorted(times)[7]:.1f} ms, best {min(times):.1f} ms, processor time {processor:.1f} ms, pandas {pd.__version__}")
