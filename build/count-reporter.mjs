import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './project-folder.mjs';

/** vitest reporter for `npm test`: names every skipped test with its reason, and leaves `passed failed skipped` in a file. */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      // A file that cannot be loaded has errors and no tests.
      counts.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'pending') continue;
        counts[result.state]++;
        if (result.state === 'skipped') {
          console.log(`skipped: ${test.fullName} (${result.note ?? 'no reason given'})`);
        }
      }
    }
    await writeFile(
      path.join(projectFolder, '.build', 'test-counts'),
      `${counts.passed} ${counts.failed} ${counts.skipped}`,
    );
  }
}
