// One server for all tools: contacts by Zoho Books' own calls and by a GraphQL mutation, with the same ledger and the same faults behind both.
// Names may repeat, as in an organisation that allows it. Faults are drawn by arrival of a create, from a seed: the answer is lost after the
// work is done, lost before it, or is an HTTP 500 although the work is done.
import http from 'node:http';

const shares = { lostAnswer: 0.05, lostRequest: 0.03, falseError: 0.02 };

// mulberry32: small, seeded, good enough to draw faults.
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export async function startServer(seed) {
  const draw = random(seed);
  const contacts = [];
  const faults = { lostAnswer: 0, lostRequest: 0, falseError: 0 };
  let onCreate = () => {};

  const create = (name, response, reply) => {
    const x = draw();
    onCreate(contacts.length);
    if (x < shares.lostRequest) {
      faults.lostRequest++;
      return response.destroy();
    }
    const contact = { contact_id: String(contacts.length + 1), contact_name: name, contact_type: 'customer', created_time: stamp() };
    contacts.push(contact);
    if (x < shares.lostRequest + shares.lostAnswer) {
      faults.lostAnswer++;
      return response.destroy();
    }
    if (x < shares.lostRequest + shares.lostAnswer + shares.falseError) {
      faults.falseError++;
      return send(response, 500, { code: 1000, message: 'Internal error' });
    }
    return reply(contact);
  };

  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const url = new URL(request.url, 'http://localhost');
    const body = text.startsWith('{') ? JSON.parse(text) : {};
    if (url.pathname === '/oauth/v2/token')
      return send(response, 200, { access_token: 'token', token_type: 'Bearer', expires_in: 3600 });
    if (url.pathname === '/books/v3/organizations')
      return send(response, 200, { code: 0, organizations: [{ organization_id: '1', name: 'Peers', plan_name: 'Premium' }] });
    if (url.pathname === '/books/v3/contacts' && request.method === 'POST')
      return create(body.contact_name, response, contact => send(response, 201, { code: 0, message: 'The contact has been added.', contact }));
    if (url.pathname === '/books/v3/contacts') {
      const page = Number(url.searchParams.get('page') ?? 1);
      const size = Number(url.searchParams.get('per_page') ?? 200);
      const newestFirst = contacts.toReversed();
      const rows = newestFirst.slice((page - 1) * size, page * size);
      return send(response, 200, { code: 0, contacts: rows, page_context: { page, per_page: size, has_more_page: page * size < contacts.length } });
    }
    if (url.pathname === '/graphql')
      return create(body.variables.name, response, contact => send(response, 200, { data: { createContact: { id: contact.contact_id } } }));
    return send(response, 404, { code: 5, message: 'Invalid URL Passed' });
  });

  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** Calls back once, when so many contacts are there. */
    when(count, what) {
      onCreate = there => {
        if (there >= count) {
          onCreate = () => {};
          what();
        }
      };
    },
    ledger: () => ({ contacts, faults }),
    close: () => new Promise(done => { server.closeAllConnections(); server.close(done); }),
  };
}

const stamp = () => new Date().toISOString().replace(/\.\d+Z$/, '+0000');

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
  response.end(JSON.stringify(body));
}
