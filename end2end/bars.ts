/** What tasks may cost, and holding them to it. */
import type { Page } from "@playwright/test";

import { type Counts, SECONDS, counts, seconds, sum } from "./effort.ts";
import { expect, test } from "./house.ts";
import { type Bar, type Row, TASK } from "./tasks-table.ts";

/** What the issue asks for. */
export const issue = (bar: Omit<Bar, "of">): Bar => ({ ...bar, of: "issue" });

/**
 * What the walk counted. Its seconds are an estimate; some are fewer than the model gives for
 * the walk's own clicks, which count then.
 */
export const walk = (steps: number, estimate: number): Bar =>
  ({ steps, seconds: Math.max(estimate, steps * (SECONDS.M + SECONDS.P + SECONDS.B)), of: "walk" });

/** Does a task, counts what it costs there and elsewhere, and holds it to its bar. */
export async function task(page: Page, name: string, bar: Bar, work: () => Promise<Counts | void>): Promise<void> {
  const counted = await counts(page);
  const elsewhere = (await work()) ?? sum();
  await settles(name, bar, sum(await counted(), elsewhere));
}

/** Notes what a task cost for the table, and holds it to its bar; what else is to be done is done all the same. */
async function settles(name: string, bar: Bar, cost: Counts): Promise<void> {
  const row: Row = { task: name, counts: cost, seconds: Math.round(seconds(cost) * 10) / 10, bar };
  await test.info().attach(TASK, { body: JSON.stringify(row), contentType: "application/json" });
  if (bar.steps !== undefined) expect.soft(cost.taps + cost.fields, `${name}: taps and fields`).toBeLessThanOrEqual(bar.steps);
  // In whole seconds, as the bars are: the model is no finer.
  if (bar.seconds !== undefined) expect.soft(Math.round(row.seconds), `${name}: seconds`).toBeLessThanOrEqual(Math.round(bar.seconds));
}
