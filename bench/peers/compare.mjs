// node compare.mjs [rows] [seed]: every tool once with faults alone, and once killed (SIGKILL) when half is there and started again.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startServer } from './server.mjs';
import { tools } from './tools.mjs';

const rows = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 20261129);
const limit = 5 * 60_000;

function run({ file, args, env }, onStart = () => {}) {
  return new Promise(done => {
    const child = spawn(file, args, { env: { ...process.env, ...env } });
    let out = '';
    child.stdout.on('data', text => (out += text));
    child.stderr.on('data', text => (out += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ out, ending: signal ?? code });
    });
    onStart(child);
  });
}

async function measure(tool, isKilled) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'peers-'));
  const names = Array.from({ length: rows }, (_, i) => `Customer ${i + 1}`);
  fs.writeFileSync(path.join(folder, 'customers.csv'), `id,name\n${names.map((name, i) => `${i + 1},${name}`).join('\n')}\n`);
  tool.prepare(folder);
  const server = await startServer(seed);
  try {
    const command = tool.command(folder, server.address);
    if (isKilled)
      await run(command, child => server.when(rows / 2, () => child.kill('SIGKILL')));
    const { out, ending } = await run(command);
    const { contacts, faults } = server.ledger();
    const copies = new Map(names.map(name => [name, 0]));
    for (const { contact_name } of contacts) copies.set(contact_name, copies.get(contact_name) + 1);
    const there = [...copies.values()].filter(count => count > 0).length;
    const twice = [...copies.values()].filter(count => count > 1).length;
    const claimed = tool.claims(out, folder);
    if (process.env.VERBOSE) console.error(out.slice(-2000));
    console.log(`| ${tool.name} | ${isKilled ? 'killed once' : 'faults alone'} | ${rows - there} | ${twice} | ${there} | ${Number.isNaN(claimed) ? '–' : claimed} | ${ending} | ${Object.values(faults).join(' + ')} |`);
  } finally {
    await server.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

console.log(`${rows} rows, seed ${seed}\n`);
console.log('| tool | | lost | twice | at the server | says it delivered | exit | faults (lost answer + lost request + false 500) |');
console.log('|---|---|---:|---:|---:|---:|---:|---|');
for (const tool of tools) {
  await measure(tool, false);
  await measure(tool, true);
}
