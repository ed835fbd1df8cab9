import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const { configurations } = read('.vscode/launch.json') as {
  configurations: { name: string; program?: string; preLaunchTask?: string }[];
};
const { tasks } = read('.vscode/tasks.json') as {
  tasks: { label: string; script?: string; dependsOn?: string[] }[];
};

describe('the settings of VS Code for this repository', () => {
  it('name tasks that are there', () => {
    const labels = tasks.map(({ label }) => label);
    const named = [
      ...configurations.flatMap(({ preLaunchTask = [] }) => preLaunchTask),
      ...tasks.flatMap(({ dependsOn = [] }) => dependsOn),
    ];
    assert.deepEqual(
      named.filter((label) => !labels.includes(label)),
      [],
    );
  });

  it('run npm scripts and programs that are there', () => {
    const { scripts } = read('package.json') as { scripts: Record<string, string> };
    assert.deepEqual(
      tasks.flatMap(({ script = [] }) => script).filter((script) => !(script in scripts)),
      [],
    );
    const programs = configurations.flatMap(({ program = [] }) => program);
    assert.deepEqual(
      programs.filter((program) => !existsSync(program.replace('${workspaceFolder}/', ''))),
      [],
    );
  });

  it('have the launches that CONTRIBUTING.md tells of', () => {
    const guide = readFileSync('CONTRIBUTING.md', 'utf8').replaceAll(/\s+/g, ' ');
    const told = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name);
    const names = configurations.map(({ name }) => name);
    assert.deepEqual(
      told.filter((name) => !names.includes(name)),
      [],
    );
    assert.notDeepEqual(told, []);
  });
});
