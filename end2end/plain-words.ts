import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/**
 * Ends a run with what failed and why, in few lines, and with the one line that says how many
 * passed: for whoever, or whatever, sees only the end of the log.
 */
export default class PlainWords implements Reporter {
  private readonly last = new Map<string, TestResult["status"]>();
  private readonly reasons: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    this.last.set(test.id, result.status);
    for (const { message = "" } of result.errors) this.reasons.push(`${test.title}: ${shortened(message)}`);
  }

  onEnd(): void {
    for (const reason of this.reasons) console.log(reason);
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

/** The first lines of a message, without colours and empty lines. */
function shortened(message: string): string {
  const plain = message.replace(/\u001b\[[0-9;]*m/g, "");
  return plain.split("\n").filter((line) => line.trim() !== "").slice(0, 24).map((line) => line.slice(0, 300)).join("\n  ");
}
