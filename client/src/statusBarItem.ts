import * as vscode from 'vscode';
import type { CoverageModel } from './coverageModel.js';
import { countsInWords, coveredOf, sumOfCounts } from './states.js';

/** The one item in the status bar: how many outcomes are covered. Without an ISMS there is none. */
export function createStatusBarItem(model: CoverageModel): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('isms.coverage', vscode.StatusBarAlignment.Left);
  item.name = 'ISMS Coverage';
  item.command = 'isms.showCoverage';
  const draw = () => {
    const { current } = model;
    if (current === null || current === 'unavailable' || current.length === 0) {
      item.hide();
      return;
    }
    const counts = sumOfCounts(current.map(isms => isms.counts));
    const { covered, of } = coveredOf(counts);
    item.text = `$(shield) ISMS ${covered}/${of}`;
    item.tooltip = `${covered} of ${of} outcomes covered\n${countsInWords(counts)}`;
    item.accessibilityInformation = { label: `ISMS, ${covered} of ${of} outcomes covered` };
    item.show();
  };
  draw();
  return vscode.Disposable.from(item, model.onDidChange(draw));
}
