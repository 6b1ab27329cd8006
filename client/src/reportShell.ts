import * as vscode from 'vscode';

/** The page of the report before it has any data: it loads its own script and style, and nothing else at all. */
export function reportShell(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomText();
  const at = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<link rel="stylesheet" href="${at('report.css')}">
<title>ISMS report</title>
</head>
<body data-content="loading">
<div class="message loading" role="status"><p>Reading the documents…</p></div>
<div class="message nothing"><h2>There is no ISMS in this workspace</h2>
<p>No document of a known kind was found, so there is nothing to report on.</p>
<p><button type="button" data-command="isms.createSettings">Create isms.yaml</button>
<button type="button" class="second" data-command="isms.openDocumentation">Open documentation</button></p></div>
<div class="message unavailable"><h2>The language server is not running</h2>
<p>Without it, coverage is not known.</p>
<p><button type="button" data-command="isms.restartServer">Restart server</button>
<button type="button" class="second" data-command="isms.showOutput">Show output</button></p></div>
<div class="report"><main></main><aside id="detail" aria-label="Details"></aside></div>
<p class="sr" role="status" id="said"></p>
<script nonce="${nonce}" src="${at('report.js')}"></script>
</body>
</html>`;
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}
