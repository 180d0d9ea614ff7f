import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Ends a run with the one line that says how many passed, for whatever reads the log. */
export default class PlainWords implements Reporter {
  private readonly last = new Map<string, TestResult["status"]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    this.last.set(test.id, result.status);
  }

  onEnd(): void {
    const outcomes = [...this.last.values()];
    const passed = outcomes.filter((status) => status === "passed").length;
    const skipped = outcomes.filter((status) => status === "skipped").length;
    const failed = outcomes.length - passed - skipped;
    console.log(`end2end: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
