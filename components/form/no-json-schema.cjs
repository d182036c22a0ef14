// Stands in for zod's JSON Schema writer in the browser, where forms only parse: 4.6 kB that no patient downloads.
// next.config.ts puts it in the place of ../core/to-json-schema.js and ../core/json-schema-processors.js.
const none = () => () => ({})
module.exports = { createToJSONSchemaMethod: none, createStandardJSONSchemaMethod: none }
