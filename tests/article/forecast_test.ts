import assert from "node:assert/strict";
import { sum } from "d3-array";
import { ARTICLE_COUNTS, forecastHours, plannedTrainings } from "lib/article/forecast.ts";
import { loadPublished, PROFILES } from "lib/article/mod.ts";

Deno.test("the forecast from the article's own times is the article's own hours", async () => {
  const published = await loadPublished();
  const { architectures, image_sizes, hyperparameter_search, final_training } = published;
  const planned = plannedTrainings(PROFILES.full);
  // Published seconds an epoch, validation included, spread over its training steps.
  const stepMs = (history: { seconds: readonly number[]; steps: readonly number[] }) =>
    1000 * sum(history.seconds) / sum(history.steps);
  const close = (hours: number, seconds: number) =>
    assert.ok(Math.abs(hours / (seconds / 3600) - 1) < .02, `${hours} h for ${seconds / 3600} h`);
  const hoursOf = async (notebook: string, timeOf: (it: typeof planned[number]) => number) =>
    (await forecastHours(
      planned.filter((it) => it.notebook === notebook),
      (it) => ({ stepMs: timeOf(it), askMs: 0 }),
    )).get(notebook)!;

  const race = planned.filter(({ notebook, steps }) => notebook === "04" && steps === 30 * 3730);
  assert.deepEqual(race.map(({ backbone }) => backbone), Object.keys(architectures));
  const ofRace = await forecastHours(race, ({ backbone }) => ({
    stepMs: stepMs(architectures[backbone]!.history),
    askMs: 0,
  }));
  close(ofRace.get("04")!, sum(Object.values(architectures), (it) => sum(it.history.seconds)));

  close(
    await hoursOf("05", ({ imageSize }) => stepMs(image_sizes[imageSize]!.history)),
    sum(Object.values(image_sizes), (it) => sum(it.history.seconds)),
  );
  close(
    await hoursOf("08", () => stepMs(final_training.history)),
    sum(final_training.history.seconds),
  );
  // The search's batch sizes are drawn: a forecast may be a quarter off, and two trainings are ours.
  const searched = sum(hyperparameter_search, (it) => sum(it.history.seconds)) / 3600;
  const forecast = await hoursOf("07", () =>
    stepMs({
      seconds: hyperparameter_search.flatMap((it) => it.history.seconds),
      steps: hyperparameter_search.flatMap((it) => it.history.steps),
    }));
  assert.ok(forecast > .75 * searched && forecast < 1.4 * searched, `${forecast} for ${searched}`);
});

Deno.test("the forecast counts validations, and more images take longer", async () => {
  const time = () => ({ stepMs: 100, askMs: 30 });
  const total = async (counts = ARTICLE_COUNTS) =>
    sum((await forecastHours(plannedTrainings(PROFILES.full, counts), time)).values());
  const usual = await total();
  const doubled = await total({ train: 59_674, valid: 14_920, oversampled: 99_600 });
  assert.ok(Math.abs(doubled / usual - 2) < .01);
  assert.ok(await total({ ...ARTICLE_COUNTS, valid: 0 }) < usual);
});
