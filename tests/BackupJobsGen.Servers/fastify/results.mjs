// Responses of every form.
import { gzipSync } from 'node:zlib'
import { list, ref, text } from './schemas.mjs'

const vendor = 'application/vnd.acme.v2+json'

export function mapResponses (app) {
  const get = (operationId, url, response, handler) => app.get(url, { schema: { operationId, response } }, handler)
  app.delete('/result/none', { schema: { operationId: 'Result_None', response: { 204: { type: 'null', description: 'none' } } } }, async (_, reply) => reply.code(204).send())
  app.post('/result/accepted', { schema: { operationId: 'Result_Accepted', response: { 202: ref('Leaf') } } },
    async (_, reply) => reply.code(202).header('location', '/result/later').send({ name: 'later', size: 1 }))
  get('Result_Silent', '/result/silent', { 200: ref('Leaf') }, async (_, reply) => reply.code(204).send())
  get('Result_Cached', '/result/cached', { 200: ref('Leaf'), 304: { type: 'null', description: 'not modified' } }, async (request, reply) => {
    reply.header('etag', '"v1"')
    return request.headers['if-none-match'] === '"v1"' ? reply.code(304).send() : { name: 'cached', size: 1 }
  })
  app.head('/result/head', { schema: { operationId: 'Result_Head' } }, async (_, reply) => reply.header('x-count', '5').send())
  app.put('/result/either', { schema: { operationId: 'Result_Either', querystring: { type: 'object', required: ['isNew'], properties: { isNew: { type: 'boolean' } } }, response: { 200: ref('Leaf'), 201: ref('Circle') } } },
    async (request, reply) => request.query.isNew ? reply.code(201).send({ kind: 'circle', name: 'new', radius: 1 }) : { name: 'old', size: 1 })
  get('Result_Text', '/result/text', { 200: { description: 'text', content: { 'text/plain': { schema: text } } } },
    async (_, reply) => reply.type('text/plain; charset=utf-8').send('grüße, 世界'))
  get('Result_Latin', '/result/latin', { 200: { description: 'text', content: { 'text/plain': { schema: text } } } },
    async (_, reply) => reply.type('text/plain; charset=iso-8859-1').send(Buffer.from('grüße', 'latin1')))
  get('Result_File', '/result/file', { 200: { description: 'csv', content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } } },
    async (_, reply) => reply.type('text/csv').header('content-disposition', "attachment; filename*=UTF-8''%C3%9Cbersicht%202026.csv").send(Buffer.from('year,sum\n2026,1')))
  get('Result_Zipped', '/result/zipped', { 200: list(ref('Leaf')) }, async (request, reply) => {
    const body = JSON.stringify(Array.from({ length: 500 }, (_, n) => ({ name: 'leaf', size: n })))
    reply.type('application/json')
    return request.headers['accept-encoding']?.includes('gzip') ? reply.header('content-encoding', 'gzip').send(gzipSync(body)) : reply.send(Buffer.from(body))
  })
  get('Result_Events', '/result/events', { 200: { description: 'events', content: { 'text/event-stream': { schema: text } } } },
    async (_, reply) => reply.type('text/event-stream').send('data: 1\n\ndata: 2\n\n'))
  get('Result_Lines', '/result/lines', { 200: { description: 'lines', content: { 'application/x-ndjson': { schema: text } } } },
    async (_, reply) => reply.type('application/x-ndjson').send('{"name":"one","size":1}\n{"name":"two","size":2}\n'))
  get('Result_Vendor', '/result/vendor', { 200: { description: 'v2', content: { [vendor]: { schema: ref('Leaf') } } } }, async (request, reply) =>
    (request.headers.accept ?? '').includes(vendor) ? reply.type(vendor).send({ name: 'v2', size: 2 }) : reply.code(406).send())
}
