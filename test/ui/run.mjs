// What a person sees: the packaged extension in the real workbench, driven by Playwright, in a dark and in a light theme.
// Leaves a picture of each step in artifacts/.
//   --docs        copies the pictures that the documentation shows to docs/images/
//   --vsix=FILE   another package
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, startServer } from '../../scripts/editor.mjs';
import { seeReport } from './report.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const vsix = args.find(arg => arg.startsWith('--vsix='))?.slice('--vsix='.length);
const forDocs = new Set([
  'coverage-dark',
  'coverage-light',
  'reasons-dark',
  'finding-dark',
  'completion-dark',
  'report-outcome-dark',
  'report-flows-light',
]);
const pictures = path.join(root, 'artifacts');
const started = Date.now();
const brokenName = 'nobody.known';
/** An outcome that is not covered tells its state. */
const gap = /RT-O7 · /;
let passed = 0;
let failed = 0;
/** The mouse goes where nothing shows a hover. */
const rest = page => page.mouse.move(1000, 15);

mkdirSync(pictures, { recursive: true });
for (const [name, theme] of [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
]) {
  await inEditor(
    { folder: path.join(root, 'examples/tallyhop'), theme, prepare: breakWhatIsCommitted },
    (page, step) => seeExample(page, (title, act) => step(`${title}-${name}`, act)),
  );
}
for (const [name, theme] of [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
  ['contrast', 'Default High Contrast'],
]) {
  await inEditor(
    {
      folder: path.join(root, 'examples/tallyhop'),
      theme,
      settings: { 'isms.asOf': '2026-09-15' },
      size: { width: 1440, height: 900, scale: 1.25 },
    },
    (page, step) => seeReport(page, (title, act) => step(`${title}-${name}`, act)),
  );
}
await inEditor({ folder: path.join(root, 'client/media'), theme: 'Default Dark Modern' }, seeWelcome);
console.log(`ui: ${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(failed === 0 ? 0 : 1);

async function seeExample(page, step) {
  const tree = text => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  await step('processes', async () => {
    const item = page.locator('.statusbar-item', { hasText: /ISMS \d+\/\d+/ });
    await item.waitFor({ timeout: 90_000 });
    await item.click();
    await tree('Risk assessment').waitFor();
    await widenSideBar(page);
  });
  await step('coverage', async () => {
    await tree('Risk treatment').click();
    await tree(gap).click();
    await tree(/\.(md|yaml):\d+/).click();
    await page.locator('.tab.active').waitFor();
    await rest(page);
  });
  await step('reasons', async () => {
    await tree(gap).hover();
    await page.locator('.monaco-hover', { hasText: 'RT-O7' }).waitFor();
  });
  await step('finding', async () => {
    await rest(page);
    await page.keyboard.press('Control+P');
    await page.keyboard.type('R-001.yaml');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'R-001.yaml' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'R-001.yaml' }).waitFor();
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row', { hasText: brokenName }).first().dblclick();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
    await rest(page);
  });
  await step('hover', async () => {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-editor .monaco-hover', { hasText: brokenName }).first().waitFor();
  });
  await step('completion', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    for (const key of ['End', 'Shift+Home', 'Delete']) await page.keyboard.press(key);
    await page.keyboard.type('risk_owner: ', { delay: 20 });
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'aylin.demir' }).waitFor();
  });
  await step('gaps', async () => {
    // Its buttons are shown while the mouse is over the view.
    await tree('Risk assessment').hover();
    await page.locator('[aria-label="Show Gaps Only"]').filter({ visible: true }).first().click();
    await tree(/Internal audit \d/).waitFor({ state: 'detached' });
    await rest(page);
  });
  await step('compare', () => seeChanges(page, tree));
}

/** Only what the change to a reference did to coverage. */
async function seeChanges(page, tree) {
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('ISMS: Compare Coverage');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Compare Coverage with' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'HEAD' }).waitFor();
  await page.screenshot({ path: path.join(pictures, 'compare-pick.png') });
  await page.keyboard.type('last commit');
  await page.keyboard.press('Enter');
  await tree(/was covered/).waitFor();
  await tree('Internal audit').waitFor({ state: 'detached' });
  await rest(page);
}

/** So that the pictures show names in full. */
async function widenSideBar(page) {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar.');
  await page.mouse.move(box.x + box.width + 1, 300);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 120, 300, { steps: 5 });
  await page.mouse.up();
}

async function seeWelcome(page, step) {
  await step('welcome', async () => {
    await page.locator('.activitybar .action-label[aria-label^="ISMS"]').click();
    await page.locator('.welcome-view', { hasText: 'No document of an ISMS' }).first().waitFor();
    await rest(page);
  });
  await step('begin', async () => {
    await page.locator('.welcome-view .monaco-button', { hasText: 'Initialize' }).click();
    await page.locator('.tab.active', { hasText: 'isms.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: /ISMS 0\/\d+/ }).waitFor();
    await page.locator('.pane-body .monaco-list-row', { hasText: 'Core processes' }).waitFor();
  });
}

/** The example as the last commit has it, and a change that has not been committed. */
function breakWhatIsCommitted(workspace) {
  const git = (...names) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...names], {
      cwd: workspace,
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'Yesterday');
  breakOneReference(workspace);
}

/** One risk gets an owner whom nobody has defined, in the copy that the editor opens. */
function breakOneReference(workspace) {
  const folder = path.join(workspace, 'risks/register');
  const [first] = readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort();
  const file = path.join(folder, first);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^risk_owner: .*$/m, `risk_owner: ${brokenName}`));
}

async function inEditor(
  { folder, theme, prepare, settings = {}, size = { width: 1200, height: 760, scale: 1.5 } },
  see,
) {
  const server = await startServer({
    folder,
    vsix: [vsix ?? path.join(root, 'artifacts/isms-as-code.vsix')],
    settings: {
      'workbench.colorTheme': theme,
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
      ...settings,
    },
    ...(prepare ? { prepare } : {}),
  });
  const { browser, page } = await openPage(size);
  page.setDefaultTimeout(60_000);
  await page.goto(server.address);
  await see(page, async (name, act) => {
    const picture = path.join(pictures, `${name}.png`);
    try {
      await act();
      passed++;
      console.log('ok  ', name);
    } catch (error) {
      failed++;
      console.log('FAIL', name, error instanceof Error ? error.message : error);
    }
    // A hover or a list fades in.
    await page.waitForTimeout(300);
    await page.screenshot({ path: picture });
    if (args.includes('--docs') && forDocs.has(name)) {
      mkdirSync(path.join(root, 'docs/images'), { recursive: true });
      copyFileSync(picture, path.join(root, 'docs/images', `${name}.png`));
    }
  });
  await browser.close();
  await server.stop();
}
