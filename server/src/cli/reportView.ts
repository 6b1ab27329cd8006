import type { Options } from './options.js';
import type { Platform } from './platform.js';
import type { ReadIsms } from './readIsms.js';
import type { ReportView } from './reports/reportView.js';

/**
 * How the findings of an ISMS are named in reports that a pipeline reads: from the root of the repository, whatever the
 * working directory and the root of the ISMS are. On GitHub there is a page for each line.
 */
export function reportView(
  isms: Pick<ReadIsms, 'root'>,
  options: Options,
  platform: Pick<Platform, 'env' | 'findRepository' | 'locate'>,
): ReportView {
  const repository = platform.findRepository(isms.root) ?? isms.root;
  const fromRepository = (uri: string) =>
    uri.startsWith(repository) ? decodeURIComponent(uri.slice(repository.length)) : null;
  const before = fromRepository(isms.root) ?? '';
  const typed = [options.text('config'), options.text('baseline')];
  const pathFor = (path: string): string =>
    typed.includes(path) ? (fromRepository(platform.locate(path).uri) ?? path) : before + path;
  const page = gitHubPage(platform.env);
  return {
    pathFor,
    linkFor: (path, line) =>
      page && `${page}/${pathFor(path).split('/').map(encodeURIComponent).join('/')}?plain=1#L${line}`,
  };
}

/** Where GitHub shows the files of the commit that a job runs on. */
function gitHubPage(env: Platform['env']): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return server && repository && commit ? `${server}/${repository}/blob/${commit}` : null;
}
