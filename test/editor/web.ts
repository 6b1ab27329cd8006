import 'mocha/mocha.js';

declare const mocha: { setup(options: object): void; run(done: (failures: number) => void): void };
declare const module: { exports: unknown };

/** What the web extension host calls. */
function run(): Promise<void> {
  // The default reporter, html, needs a document.
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: 30_000, failZero: true });
  require('./extension.test.js');
  require('./navigation.test.js');
  require('./newDocument.test.js');
  require('./views.test.js');
  require('./writing.test.js');
  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}

// mocha.js is UMD in an ESM package: bundled, it overwrites the exports of this bundle, so they are set last.
module.exports = { run };
