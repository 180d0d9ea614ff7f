/** What tasks cost, as one table at the end of a run and in `results/tasks.json`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

import type { Counts } from "./effort.ts";

/** The name of what a test attaches for each task. */
export const TASK = "task";

/** What a task may cost at most. */
export interface Bar {
  /** Taps and fields. */
  steps?: number;
  seconds?: number;
  /** Who says so: the issue that asked for it, or the walk that counted how it was before. */
  of: "issue" | "walk";
}

/** A task with what it costs and may cost. */
export interface Row {
  task: string;
  counts: Counts;
  seconds: number;
  bar: Bar;
}

/** Prints the tasks that the tests of a run did, in the order of their files. */
export default class TasksTable implements Reporter {
  private readonly rows = new Map<string, Row[]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const told = result.attachments.filter(({ name }) => name === TASK);
    const rows = told.map(({ body }) => JSON.parse(body?.toString("utf8") ?? "{}") as Row);
    const { file, line } = test.location;
    if (rows.length > 0) this.rows.set(`${file}:${String(line).padStart(5, "0")}`, rows);
  }

  onEnd(): void {
    const rows = [...this.rows.entries()].sort(([one], [other]) => one.localeCompare(other)).flatMap(([, rows]) => rows);
    if (rows.length === 0) return;
    console.log(table(rows));
    const results = join(import.meta.dirname, "results");
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, "tasks.json"), `${JSON.stringify(rows, null, 2)}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function table(rows: Row[]): string {
  const cells = rows.map(({ task, counts, seconds, bar }) => [
    task, `${counts.taps} + ${counts.fields}`, String(counts.keys), String(counts.loads), String(counts.scrolled), seconds.toFixed(1), said(bar),
  ]);
  const all = [["task", "taps + fields", "keys", "loads", "px scrolled", "s", "bar"], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const padded = (cell: string, column: number): string =>
    column === 0 || column === widths.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return all.map((row) => row.map(padded).join("  ").trimEnd()).join("\n");
}

function said({ steps, seconds, of }: Bar): string {
  const parts = [steps === undefined ? [] : [`${steps} steps`], seconds === undefined ? [] : [`${Math.round(seconds)} s`]];
  return `${parts.flat().join(", ")} (${of})`;
}
