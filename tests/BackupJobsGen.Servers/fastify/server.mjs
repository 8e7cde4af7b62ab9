// The menu as a Fastify application, on a free loopback port until standard input is closed.
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart, { ajvFilePlugin } from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import { mapResponses } from './results.mjs'
import { schemas, ref, saw, Saw, list, int, text } from './schemas.mjs'

// HEAD is offered where the menu has it.
const app = Fastify({ exposeHeadRoutes: false, ajv: { plugins: [ajvFilePlugin], customOptions: { coerceTypes: 'array', keywords: ['discriminator'] } } })
await app.register(swagger, {
  exposeHeadRoutes: true,
  openapi: { openapi: '3.0.3', info: { title: 'Menu', version: '1' } },
  // The plugin takes it for the HEAD of a GET, and names it so.
  transformObject: ({ openapiObject }) => {
    openapiObject.paths['/result/head'].head.operationId = 'Result_Head'
    return openapiObject
  },
  refResolver: { buildLocalReference: (json, _base, _fragment, i) => json.$id ?? `def-${i}` }
})
await app.register(cookie)
await app.register(formbody)
await app.register(multipart, { attachFieldsToBody: true })
for (const schema of schemas) app.addSchema(schema)

const show = (operationId, url, schema, answer, method = 'GET', options = {}) =>
  app.route({ method, url, schema: { operationId, response: { 200: Saw }, ...schema }, handler: answer, ...options })
// The validator would see the parts of a form, not their values.
const unvalidated = { validatorCompiler: () => () => true }
const echo = (name, url, schema) =>
  app.post(url, { schema: { operationId: name, body: schema, response: { 200: schema } } }, async (request) => request.body)
const object = (properties, required = Object.keys(properties)) => ({ type: 'object', properties, required })

const id = { type: 'string', format: 'uuid' }
const day = { type: 'string', format: 'date' }
const at = { type: 'string', format: 'date-time' }
const level = { type: 'string', enum: ['Low', 'Medium', 'VeryHigh'] }
const flag = { type: 'boolean' }
const big = { type: 'integer', format: 'int64' }
const real = { type: 'number', format: 'double' }

show('Path_Text', '/path/text/:text', { params: object({ text }) }, async ({ params }) => saw(params))
show('Path_Scalars', '/path/scalars/:whole/:big/:flag/:id/:day/:at/:level', { params: object({ whole: int, big, flag, id, day, at, level }) }, async ({ params }) => saw(params))
show('Query_Numbers', '/query/numbers', { querystring: object({ whole: int, big, single: real, real, money: real }) }, async ({ query }) => saw(query))
show('Query_Scalars', '/query/scalars', { querystring: object({ text, flag, id, day, time: { type: 'string', format: 'iso-time' }, at, level, code: { type: 'integer', enum: [1, 2, 10] } }) }, async ({ query }) => saw(query))
show('Query_Mixed', '/query/mixed', { querystring: object({ mixed: { enum: ['auto', 1, 2.5] } }) }, async ({ query }) => saw(query))
show('Query_Optional', '/query/optional', { querystring: object({ text, whole: int, at, level }, []) }, async ({ query }) => saw(query))
show('Query_Lists', '/query/lists', { querystring: object({ texts: list(text), wholes: list(int), ids: list(id), levels: list(level) }) }, async ({ query }) => saw(query))
const leaves = [1, 2, 3, 4, 5].map((n) => ({ name: `leaf ${n}`, size: n }))
show('Query_Page', '/query/page', {
  querystring: object({ page: { ...int, default: 1 }, limit: { ...int, default: 2 } }, []),
  response: { 200: object({ items: list(ref('Leaf')), total: int, page: int, limit: int }) }
}, async ({ query: { page, limit } }) => ({ items: leaves.slice((page - 1) * limit, page * limit), total: 5, page, limit }))
show('Header_Scalars', '/header', { headers: object({ 'X-Text': text, 'X-Whole': int, 'X-Flag': flag, 'X-Day': day, 'X-Id': id }, ['X-Text', 'X-Whole', 'X-Flag', 'X-Day']) },
  async ({ headers: h }) => saw({ text: h['x-text'], whole: h['x-whole'], flag: h['x-flag'], day: h['x-day'], id: h['x-id'] }))
show('Header_Lists', '/header/lists', { headers: object({ 'X-Texts': list(text) }) }, async ({ headers: h }) => saw({ texts: h['x-texts'] }))
show('Cookie_Scalars', '/cookie', { cookies: object({ text, whole: int, id }, ['text', 'whole']) }, async ({ cookies }) => saw(cookies))
show('Auth_Show', '/auth', {}, async ({ headers: h }) => saw({ authorization: h.authorization, key: h['x-key'] }))

for (const name of ['Scalars', 'Moment', 'Optionals', 'Containers', 'Drawing', 'Either']) echo(`Body_${name}`, `/body/${name.toLowerCase()}`, ref(name))
echo('Body_List', '/body/list', list(list(int)))
echo('Body_Map', '/body/map', { type: 'object', additionalProperties: ref('Leaf') })

app.get('/body/moment', { schema: { operationId: 'Body_Then', response: { 200: ref('Moment') } } }, async () => ({ at: '10:00:00Z' }))

// Bodies that the framework parses only where it is told how.
app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, async (_, body) => body)
show('Body_Merge', '/body/merge', { consumes: ['application/merge-patch+json'], body: object({ name: text, phone: { ...text, nullable: true } }, []) },
  async ({ body, headers }) => ({ ...Object.fromEntries(Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)])), mediaType: headers['content-type'] }), 'PATCH')
show('Body_Text', '/body/text', { consumes: ['text/plain'], body: text }, async ({ body }) => saw({ text: body }), 'POST')
show('Body_Bytes', '/body/bytes', { consumes: ['application/octet-stream'], body: { type: 'string', format: 'binary' } },
  async ({ body }) => saw({ hex: body.toString('hex').toUpperCase() }), 'POST', unvalidated)

const file = { isFile: true }
const value = (field) => (Array.isArray(field) ? field.map((one) => one.value) : field.value)
const seen = async (part) => ({ field: part.fieldname, fileName: part.filename, mediaType: part.mimetype, text: (await part.toBuffer()).toString() })
show('Form_Fields', '/form/fields', { consumes: ['application/x-www-form-urlencoded'], body: object({ text, whole: int, flag, at }) }, async ({ body }) => saw(body), 'POST')
show('Form_List', '/form/list', { consumes: ['application/x-www-form-urlencoded'], body: object({ items: list(text) }) }, async ({ body }) => saw({ texts: body.items }), 'POST')
show('Form_File', '/form/file', { consumes: ['multipart/form-data'], body: object({ file }), response: { 200: ref('FileSeen') } }, async ({ body }) => seen(body.file), 'POST')
show('Form_Files', '/form/files', { consumes: ['multipart/form-data'], body: object({ files: list(file) }), response: { 200: list(ref('FileSeen')) } },
  async ({ body }) => Promise.all(body.files.map(seen)), 'POST', unvalidated)
show('Form_Mixed', '/form/mixed', { consumes: ['multipart/form-data'], body: object({ note: text, whole: int, file }) },
  async ({ body }) => saw({ note: value(body.note), whole: value(body.whole), text: (await seen(body.file)).text }), 'POST', unvalidated)
show('Form_Json', '/form/json', { consumes: ['multipart/form-data'], body: { type: 'object', properties: { info: ref('Leaf'), file } } },
  async ({ body }) => saw({ info: JSON.stringify(value(body.info)), mediaType: body.info.mimetype, text: (await seen(body.file)).text }), 'POST', unvalidated)

mapResponses(app)
app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
await app.listen({ port: 0, host: '127.0.0.1' })
process.stdin.on('end', () => process.exit(0)).resume()
console.log(`fastify http://127.0.0.1:${app.server.address().port}\n`)
