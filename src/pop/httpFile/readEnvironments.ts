import * as vscode from 'vscode';
import { RequestFileError } from './problemText.ts';
import { environmentFileNames, largestEnvironmentFile } from './variables/environmentFiles.ts';
import { environmentPlace, parseEnvironments } from './variables/environments.ts';
import type { EnvironmentPlace } from './variables/environments.ts';

/** A file may lie this deep in its workspace folder. */
const mostFolders = 50;

/**
 * The environments for a file of requests: of the files in its folder and in those above, up to
 * the workspace folder, and of REST Client's setting. Only a workspace that is trusted has some:
 * otherwise whoever wrote the request would get what others wrote.
 * @throws {RequestFileError} if a file can't be read.
 */
export async function readEnvironments(file: vscode.Uri): Promise<readonly EnvironmentPlace[]> {
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  const places: EnvironmentPlace[] = [];
  for (const folder of foldersOf(file)) {
    for (const name of environmentFileNames) {
      const place = await readFile(vscode.Uri.joinPath(folder, name));
      if (place) {
        places.push(place);
      }
    }
  }
  const setting = vscode.workspace.getConfiguration('rest-client', file);
  return [
    ...places,
    environmentPlace('rest-client.environmentVariables', setting.get('environmentVariables')),
  ];
}

/** The folder of a file first. Outside of a workspace folder it is the only one. */
function foldersOf(file: vscode.Uri): readonly vscode.Uri[] {
  if (file.scheme === 'untitled') {
    return [];
  }
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path;
  const folders = [vscode.Uri.joinPath(file, '..')];
  for (let folder = folders[0]; folder && folder.path !== root; folder = folders.at(-1)) {
    if (root === undefined || folders.length >= mostFolders) {
      break;
    }
    folders.push(vscode.Uri.joinPath(folder, '..'));
  }
  return folders;
}

async function readFile(uri: vscode.Uri): Promise<EnvironmentPlace | undefined> {
  let bytes: Uint8Array | undefined;
  const label = vscode.workspace.asRelativePath(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    bytes = size > largestEnvironmentFile ? undefined : await vscode.workspace.fs.readFile(uri);
  } catch {
    // Most folders have no such file.
    return undefined;
  }
  if (!bytes) {
    throw new RequestFileError(
      vscode.l10n.t(
        '{0} is too large to be read, so its variables are not known. Leave at most {1} MB in it.',
        label,
        largestEnvironmentFile / 1_000_000,
      ),
    );
  }
  try {
    return parseEnvironments(label, new TextDecoder().decode(bytes));
  } catch {
    throw new RequestFileError(
      vscode.l10n.t('{0} is no JSON, so its variables are not known. Mend it first.', label),
    );
  }
}
