import { describe, expect, it } from 'vitest';
import { playwrightCounts, singleCount, strictly, sum, vitestCounts, withExitCode } from './counts';

const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };

describe('counts of a vitest report', () => {
  it('takes passed, failed and skipped tests as they are', () => {
    expect(vitestCounts(vitestReport)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a file that cannot be loaded as failed', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(vitestCounts({ ...vitestReport, testResults }).failed).toBe(2);
  });
});

describe('counts of a Playwright report', () => {
  it('counts a test that passed only when repeated as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 4 }, errors: [] };
    expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 3, skipped: 4 });
  });

  it('counts an error outside of the tests as failed', () => {
    const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] };
    expect(playwrightCounts(report).failed).toBe(1);
  });
});

describe('counts of a step', () => {
  it('is one test where the step has no report', () => {
    expect(singleCount(true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(singleCount(false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('has a failure where the exit code says so and the report does not', () => {
    expect(withExitCode({ passed: 7, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 7, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withExitCode({ passed: 7, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });

  it('takes skipped tests for failed ones in strict mode', () => {
    expect(strictly({ passed: 7, failed: 1, skipped: 2 })).toEqual({ passed: 7, failed: 3, skipped: 0 });
  });

  it('adds up', () => {
    expect(sum([singleCount(true), singleCount(false), { passed: 2, failed: 0, skipped: 3 }])).toEqual({
      passed: 3,
      failed: 1,
      skipped: 3,
    });
  });
});
