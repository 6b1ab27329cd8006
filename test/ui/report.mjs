// The report panel: what it looks like, that the keyboard reaches everything, and what axe-core says of it.
import axe from 'axe-core';

/** Opens the report in an editor that shows the example, and looks at it step by step. */
export async function seeReport(page, step) {
  let frame;
  await step('report', async () => {
    await page.locator('.statusbar-item', { hasText: /ISMS \d/ }).waitFor({ timeout: 90_000 });
    // Room for the report: it is read at full width.
    await page.keyboard.press('Control+B');
    frame = await openReport(page);
  });
  await step('report-outcome', async () => {
    // The keyboard alone: into the grid, along it, and into what is told of a cell.
    await frame.locator('.heat a[data-key="GOV"]').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'ArrowLeft', 'Enter'])
      await page.keyboard.press(key);
    const heading = frame.locator('#detail h3', { hasText: 'POL-O5' });
    await heading.waitFor();
    await must('Enter leads to the details', () => heading.evaluate(it => it === document.activeElement));
    await page.keyboard.press('Escape');
    await must('Escape leads back to the cell', () =>
      frame.evaluate(() => document.activeElement?.matches('.cell[data-key="POL-O5"]') ?? false),
    );
    const stops = await frame.locator('.heat [tabindex="0"]').count();
    if (stops !== 1) throw new Error(`The grid has ${stops} stops for the tab key.`);
    await noProblems(frame);
  });
  await step('report-flows', async () => {
    await frame.locator('.map .box[data-key="RT"]').click();
    await frame.locator('.map[data-lit]').waitFor();
    await frame.locator('.map').scrollIntoViewIfNeeded();
    await frame.evaluate(() => document.querySelector('h2 + .choice, .choice')?.scrollIntoView());
    await noProblems(frame);
  });
  await step('report-clauses', async () => {
    await frame.locator('#detail .back').click();
    await frame.locator('.table summary').click();
    await frame.evaluate(() => document.getElementById('clauses')?.scrollIntoView());
    await noProblems(frame);
  });
  await step('report-place', async () => {
    await frame.locator('#detail a[data-key="RT-O7"]').click();
    await frame.locator('#detail .place').first().click();
    await page.locator('.tab.active', { hasText: /treatment-plan\.yaml/ }).waitFor();
  });
  await step('report-restored', async () => {
    // The editor in a browser writes its state down now and then: what was chosen last may not be in it.
    await page.reload();
    await reportIn(page).locator('.heat .cell').first().waitFor({ timeout: 90_000 });
  });
}

async function openReport(page) {
  await page.keyboard.press('F1');
  await page.keyboard.type('ISMS: Show Report');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Report' }).first().waitFor();
  await page.keyboard.press('Enter');
  const body = reportIn(page);
  await body.locator('.heat .cell').first().waitFor();
  const handle = await body.locator('body').elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error('The report has no frame.');
  return frame;
}

const reportIn = page => page.frameLocator('iframe.webview.ready').frameLocator('iframe');

async function must(what, condition) {
  if (!(await condition())) throw new Error(`${what}: no.`);
}

/** Every rule of axe-core for WCAG 2.2, A and AA. */
async function noProblems(frame) {
  await frame.evaluate(axe.source);
  const violations = await frame.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.length}, ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
    );
  });
  if (violations.length > 0) throw new Error(violations.join('\n'));
}
