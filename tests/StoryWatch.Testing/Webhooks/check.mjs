// Reads one JSON object a line: {secret?, headers?, body, schema?}. Verifies the signature with the package standardwebhooks, and the body
// against a JSON Schema with ajv: two implementations that are not ours. Prints "ok" or the reason, a line for each.
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Webhook } from "standardwebhooks";

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
const validators = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body, schema } = JSON.parse(line);
  const bytes = Buffer.from(body, "base64");
  try {
    if (secret) new Webhook(secret).verify(bytes.toString("utf8"), headers);
    if (schema) {
      if (!validators.has(schema)) validators.set(schema, ajv.compile(JSON.parse(schema)));
      const validate = validators.get(schema);
      if (!validate(JSON.parse(bytes.toString("utf8")))) throw new Error(ajv.errorsText(validate.errors));
    }
    console.log("ok");
  } catch (failed) {
    console.log(String(failed?.message ?? failed));
  }
}
