/** A process that measures its work one order at a time, so that two can take turns. */
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import process from "node:process";

/**
 * Answers each line on standard input with one line of JSON.
 *
 * @param greeting Sent first.
 * @param work What to measure, by order.
 * @param facts Added to the answer to `memory`.
 */
export async function answerOrders(
  greeting: object,
  work: Readonly<Record<string, () => Promise<unknown>>>,
  facts: () => object,
): Promise<void> {
  const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
  say(greeting);
  for await (const line of createInterface({ input: process.stdin })) {
    const order = work[line.trim()];
    if (order === undefined) {
      say({ megabytes: peakMegabytes(), ...facts() });
      continue;
    }
    const wall = performance.now();
    const { user, system } = process.cpuUsage();
    await order();
    const after = process.cpuUsage();
    const cpu = (after.user - user + after.system - system) / 1e6;
    say({ wall: (performance.now() - wall) / 1000, cpu });
  }
}

/** Linux tells the peak resident set; elsewhere the current one must do. */
function peakMegabytes(): number {
  try {
    const [, kilobytes] = readFileSync("/proc/self/status", "utf8").match(/VmHWM:\s*(\d+)/) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return process.memoryUsage().rss / 2 ** 20;
  }
}
