"""Regret and time of the peers of Plumage's search, on the same functions as tests/bench/search.ts.

python search.py regret FUNCTION METHOD SEED CALLS   one run; prints a JSON line of best values
python search.py ask METHOD POINTS                   processor seconds of one tell and ask
python search.py versions                            what is installed

Methods: LCB EI gp_hedge (scikit-optimize), TPE GP (Optuna), random (scikit-optimize's sampler).
"""

import json
import math
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def branin(x):
    a, b = x
    return ((b - 5.1 / (4 * math.pi**2) * a * a + 5 / math.pi * a - 6) ** 2
            + 10 * (1 - 1 / (8 * math.pi)) * math.cos(a) + 10)


def hartmann6(x):
    alpha = [1.0, 1.2, 3.0, 3.2]
    a = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14],
         [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
    p = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991],
         [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]
    return -sum(alpha[i] * math.exp(-sum(a[i][j] * (x[j] - 1e-4 * p[i][j]) ** 2 for j in range(6)))
                for i in range(4))


def ackley5(x):
    n = len(x)
    return (-20 * math.exp(-0.2 * math.sqrt(sum(v * v for v in x) / n))
            - math.exp(sum(math.cos(2 * math.pi * v) for v in x) / n) + 20 + math.e)


def rosenbrock4(x):
    return sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(3))


def mixed(x):
    rate, batch, optimiser, decay, steps = x
    ideal = -4.35 + (0.15 if batch == 16 else 0) - (0.5 if optimiser == "rmsprop" else 0)
    ideal += 4 * (1 - decay) / steps
    off = math.log10(rate) - ideal
    score = 0.965 - 0.08 * off * off - (0.003 if batch == 16 else 0)
    score -= 0.004 if optimiser == "rmsprop" else 0
    score -= 0.02 * (decay - 0.96) ** 2 / 0.0016 * 0.1 + 0.001 * (steps - 1.4) ** 2
    return -max(0.0, score)


REAL = {
    "branin": (branin, [(-5.0, 10.0), (0.0, 15.0)]),
    "hartmann6": (hartmann6, [(0.0, 1.0)] * 6),
    "ackley5": (ackley5, [(-10.0, 15.0)] * 5),
    "rosenbrock4": (rosenbrock4, [(-5.0, 10.0)] * 4),
}


def skopt_space(name):
    from skopt.space import Categorical, Real

    if name == "mixed":
        return mixed, [Real(1e-5, 1e-3, "log-uniform"), Categorical([8, 16]),
                       Categorical(["adam", "rmsprop"]), Real(0.95, 1.0), Real(1.0, 3.0)]
    return REAL[name]


def suggest(trial, name):
    if name == "mixed":
        return [trial.suggest_float("rate", 1e-5, 1e-3, log=True),
                trial.suggest_categorical("batch", [8, 16]),
                trial.suggest_categorical("optimiser", ["adam", "rmsprop"]),
                trial.suggest_float("decay", 0.95, 1.0), trial.suggest_float("steps", 1.0, 3.0)]
    return [trial.suggest_float(f"x{i}", *bounds) for i, bounds in enumerate(REAL[name][1])]


def regret(name, method, seed, calls):
    if method in ("TPE", "GP"):
        import optuna

        optuna.logging.set_verbosity(optuna.logging.ERROR)
        sampler = (optuna.samplers.TPESampler(seed=seed, n_startup_trials=8) if method == "TPE"
                   else optuna.samplers.GPSampler(seed=seed, n_startup_trials=8))
        study = optuna.create_study(sampler=sampler)
        function = mixed if name == "mixed" else REAL[name][0]
        study.optimize(lambda trial: function(suggest(trial, name)), n_trials=calls)
        values = [trial.value for trial in study.trials]
    else:
        from skopt import Optimizer

        function, space = skopt_space(name)
        optimizer = Optimizer(space, base_estimator="GP", n_initial_points=8, random_state=seed,
                              acq_func="EI" if method == "random" else method,
                              acq_func_kwargs={"kappa": 3} if method == "LCB" else None)
        values = []
        if method == "random":
            values = [function(x) for x in optimizer.space.rvs(calls, random_state=seed)]
        while len(values) < calls:
            x = optimizer.ask()
            values.append(function(x))
            optimizer.tell(x, values[-1])
    best, path = math.inf, []
    for value in values:
        best = min(best, value)
        path.append(best)
    return path


def ask(method, points):
    import numpy as np

    rng = np.random.RandomState(0)
    x = rng.rand(points, 6).tolist()
    y = [hartmann6(row) for row in x]
    times = []
    for seed in range(3):
        if method in ("TPE", "GP"):
            import optuna

            optuna.logging.set_verbosity(optuna.logging.ERROR)
            sampler = (optuna.samplers.TPESampler(seed=seed) if method == "TPE"
                       else optuna.samplers.GPSampler(seed=seed))
            study = optuna.create_study(sampler=sampler)
            spread = {f"x{i}": optuna.distributions.FloatDistribution(0, 1) for i in range(6)}
            for row, value in zip(x, y):
                params = {f"x{i}": v for i, v in enumerate(row)}
                study.add_trial(optuna.trial.create_trial(params=params, distributions=spread,
                                                          value=value))
            start = time.process_time()
            suggest(study.ask(), "hartmann6")
        else:
            from skopt import Optimizer

            optimizer = Optimizer([(0.0, 1.0)] * 6, base_estimator="GP", n_initial_points=points,
                                  acq_func=method, random_state=seed)
            optimizer.tell(x[:-1], y[:-1])
            start = time.process_time()
            optimizer.tell(x[-1], y[-1])  # fits the model and looks for the next point
            optimizer.ask()
        times.append(time.process_time() - start)
    return sorted(times)[1]


def versions():
    found = {}
    for module in ["numpy", "sklearn", "skopt", "optuna", "torch"]:
        try:
            found[module] = __import__(module).__version__
        except ImportError:
            found[module] = None
    return found


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "regret":
        print(json.dumps(regret(rest[0], rest[1], int(rest[2]), int(rest[3]))))
    elif command == "ask":
        print(json.dumps(ask(rest[0], int(rest[1]))))
    else:
        print(json.dumps(versions()))
