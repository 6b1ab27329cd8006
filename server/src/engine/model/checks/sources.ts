import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** Every source that is named is listed. */
export const sources: CheckGroup = { id: 'sources', checks: [sourcesOfProcessesKnown, generalSourcesKnown] };

function* sourcesOfProcessesKnown(model: Model) {
  for (const [p, process] of model.processes.entries()) {
    for (const [n, source] of process.sources.entries()) {
      if (!model.source(source))
        yield remark(['processes', p, 'sources', n], `'${source}' is not among the sources.`);
    }
  }
}

function* generalSourcesKnown(model: Model) {
  for (const [n, source] of model.data.declaration.general_sources.entries()) {
    if (!model.source(source))
      yield remark(['declaration', 'general_sources', n], `'${source}' is not among the sources.`);
  }
}
