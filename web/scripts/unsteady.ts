// Names the tests that passed at a second attempt only (`vitest --retry`): they are to be mended.

import type { Reporter, TestCase } from 'vitest/node';

export default class Unsteady implements Reporter {
  private readonly names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.names.push(`${test.module.relativeModuleId}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.names) console.log(`unsteady: ${name}`);
  }
}
