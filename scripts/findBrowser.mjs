// Finds a Chromium to show the editor with. As root on Debian it installs one; elsewhere it says what to install.
import { pathToFileURL } from 'node:url';
import { installPackages, isDebian, isExecutable, programOnPath } from './findProgram.mjs';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const packages = ['chromium-headless-shell', 'fonts-dejavu-core'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser: `$CHROMIUM`, else one that is installed, else one installed now. */
export function findBrowser() {
  const found = installedBrowser();
  if (found) return found;
  installPackages(packages);
  const installed = installedBrowser();
  if (installed) return installed;
  const how = isDebian ? `sudo apt-get install ${packages.join(' ')}` : 'install Chromium or Google Chrome';
  throw new Error(`No Chromium was found. Please ${how}, or set CHROMIUM to the path of one.`);
}

function installedBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const onPath = names.map(programOnPath).find(found => found !== null);
  return onPath ?? applications.find(isExecutable);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(findBrowser());
