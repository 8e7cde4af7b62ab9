// Schemas of the menu, and what a server bound as strings.
export const text = { type: 'string' }
export const int = { type: 'integer', format: 'int32' }
export const list = (items) => ({ type: 'array', items })
export const ref = (name) => ({ $ref: `${name}#` })
export const Saw = { type: 'object', additionalProperties: { type: 'string' } }

export const saw = (values) => Object.fromEntries(
  Object.entries(values).filter(([, value]) => value !== undefined).map(([name, value]) => [name, Array.isArray(value) ? value.join('|') : String(value)])
)

const object = (id, properties, required = Object.keys(properties)) => ({ $id: id, type: 'object', properties, required })
const shape = (kind, size) => ({ kind: { type: 'string', enum: [kind] }, name: text, [size]: { type: 'number', format: 'double' } })

export const schemas = [
  object('Leaf', { name: text, size: int }),
  object('Circle', shape('circle', 'radius')),
  object('Square', shape('square', 'side')),
  object('Drawing', { shape: { oneOf: [ref('Circle'), ref('Square')], discriminator: { propertyName: 'kind' } } }),
  object('Either', { value: { anyOf: [ref('Leaf'), ref('Circle')] } }),
  object('FileSeen', { field: text, fileName: text, mediaType: text, text }),
  object('Scalars', {
    text,
    flag: { type: 'boolean' },
    whole: int,
    big: { type: 'integer', format: 'int64' },
    real: { type: 'number', format: 'double' },
    id: { type: 'string', format: 'uuid' },
    day: { type: 'string', format: 'date' },
    // What ajv calls time must have an offset, which a time of day has not.
    time: { type: 'string', format: 'iso-time' },
    at: { type: 'string', format: 'date-time' },
    link: { type: 'string', format: 'uri' },
    level: { type: 'string', enum: ['Low', 'Medium', 'VeryHigh'] },
    code: { type: 'integer', enum: [1, 2, 10] },
    mixed: { enum: ['auto', 1, true] }
  }),
  object('Moment', { at: { type: 'string', format: 'time' } }),
  object('Optionals', {
    text: { type: 'string', nullable: true },
    whole: { ...int, nullable: true },
    at: { type: 'string', format: 'date-time' },
    id: { type: 'string', format: 'uuid' },
    level: { type: 'string', enum: ['Low', 'Medium', 'VeryHigh'] },
    leaf: ref('Leaf'),
    wholes: list(int),
    mustBeThere: { ...int, nullable: true }
  }, ['mustBeThere']),
  object('Containers', {
    texts: list(text),
    grid: list(list(int)),
    leaves: list(ref('Leaf')),
    levels: list({ type: 'string', enum: ['Low', 'Medium', 'VeryHigh'] }),
    counts: { type: 'object', additionalProperties: int },
    trees: { type: 'object', additionalProperties: list(ref('Leaf')) },
    bigs: { type: 'object', additionalProperties: { type: 'integer', format: 'int64' } }
  })
]
