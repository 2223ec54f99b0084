// How each tool is asked to move customers.csv into the server: its files, its command line, and how its own count of the delivered is read.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const bin = name => path.join(here, 'node_modules', '.bin', name);
const program = path.join(here, '..', '..', 'src', 'ZohoMigrate.Cli', 'bin', 'Release', 'net10.0', 'zohomigrate.dll');

export const tools = [
  {
    name: '@jackchuka/gql-ingest 3.1.1',
    prepare(folder) {
      for (const name of ['data', 'graphql', 'mappings']) fs.mkdirSync(path.join(folder, name));
      fs.copyFileSync(path.join(folder, 'customers.csv'), path.join(folder, 'data', 'customers.csv'));
      fs.writeFileSync(path.join(folder, 'graphql', 'customers.graphql'), 'mutation C($name: String!) { createContact(name: $name) { id } }');
      fs.writeFileSync(path.join(folder, 'mappings', 'customers.json'), JSON.stringify({
        dataFile: 'data/customers.csv', dataFormat: 'csv', graphqlFile: 'graphql/customers.graphql', mapping: { name: 'name' },
      }));
      fs.writeFileSync(path.join(folder, 'config.yaml'), [
        'parallelProcessing: { concurrency: 5, entityConcurrency: 1, preserveRowOrder: false }',
        'retry: { maxAttempts: 3, baseDelay: 100, maxDelay: 1000, exponentialBackoff: true }', ''].join('\n'));
    },
    command: (folder, address) => ({ file: bin('gql-ingest'), args: ['-e', `${address}/graphql`, '-c', folder] }),
    claims: out => Number(/(\d+) successful|success(?:ful)?\D+(\d+)/i.exec(out)?.slice(1).find(Boolean) ?? NaN),
  },
  {
    name: 'newman 6.2.2',
    prepare(folder) {
      fs.writeFileSync(path.join(folder, 'collection.json'), JSON.stringify({
        info: { name: 'contacts', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
        item: [{
          name: 'create',
          request: {
            method: 'POST', url: '{{address}}/books/v3/contacts?organization_id=1', header: [{ key: 'Content-Type', value: 'application/json' }],
            body: { mode: 'raw', raw: '{"contact_name":"{{name}}"}' },
          },
          event: [{ listen: 'test', script: { exec: ['pm.test("created", () => pm.response.to.have.status(201));'] } }],
        }],
      }));
    },
    command: (folder, address) => ({
      file: bin('newman'),
      args: ['run', path.join(folder, 'collection.json'), '-d', path.join(folder, 'customers.csv'), '--env-var', `address=${address}`,
        '--reporters', 'json', '--reporter-json-export', path.join(folder, 'report.json')],
    }),
    claims(out, folder) {
      const report = path.join(folder, 'report.json');
      if (!fs.existsSync(report)) return NaN;
      const { assertions } = JSON.parse(fs.readFileSync(report)).run.stats;
      return assertions.total - assertions.failed;
    },
  },
  {
    name: 'ZohoMigrate',
    prepare(folder) {
      fs.mkdirSync(path.join(folder, 'pack'));
      fs.writeFileSync(path.join(folder, 'pack', 'migration.yaml'), 'name: peers\nproducts: [books]\nstreams: [customers]\n');
      fs.writeFileSync(path.join(folder, 'pack', 'customers.yaml'),
        'module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n');
    },
    command: (folder, address) => ({
      file: 'dotnet',
      args: [program, 'run', path.join(folder, 'pack'), '--data', folder, '--run', path.join(folder, 'run')],
      env: {
        ZOHOMIGRATE_Zoho__AccountsUrl: address, ZOHOMIGRATE_Zoho__ApiUrl: address, ZOHOMIGRATE_Zoho__OrganizationId: '1',
        ZOHOMIGRATE_Zoho__ClientId: 'c', ZOHOMIGRATE_Zoho__ClientSecret: 's', ZOHOMIGRATE_Zoho__RefreshToken: 'r',
        ZOHOMIGRATE_State__Folder: path.join(folder, 'state'), ZOHOMIGRATE_Limits__Books__Requests: '100000', ZOHOMIGRATE_Limits__Books__PerDay: '1000000',
        ZOHOMIGRATE_Delivery__SettleDelay: '00:00:01', ZOHOMIGRATE_Delivery__LateArrival: '00:00:01', ZOHOMIGRATE_Delivery__AbsenceDelay: '00:00:02',
      },
    }),
    claims(out, folder) {
      const summary = path.join(folder, 'run', 'summary.json');
      if (!fs.existsSync(summary)) return NaN;
      const [stream] = JSON.parse(fs.readFileSync(summary)).streams;
      return stream.created + stream.recovered + stream.matched;
    },
  },
];
