// Brings Zoho's SDK up against a sandbox by what its public API allows: an environment with addresses of one's own.
import * as sdk from "@zohocrm/nodejs-sdk-8.0";

const withoutStroke = (address) => address.replace(/\/$/, "");

export async function connect({ address, uploadAddress, clientId, clientSecret, refreshToken }, folder) {
  const root = withoutStroke(address);
  const environment = new sdk.Environment(root, `${root}/oauth/v2/token`, withoutStroke(uploadAddress));
  const token = new sdk.OAuthBuilder().clientId(clientId).clientSecret(clientSecret).refreshToken(refreshToken).build();
  const builder = await new sdk.InitializeBuilder();
  await builder
    .environment(environment)
    .token(token)
    .store(new sdk.FileStore(`${folder}/tokens.csv`))
    .SDKConfig(new sdk.SDKConfigBuilder().autoRefreshFields(false).build())
    .resourcePath(folder)
    .initialize();
}

// What an answer holds, by the SDK's own accessors.
export function told(answer) {
  const body = answer.getObject();
  if (body == null) return { status: answer.getStatusCode() };
  if (body.getData) return { status: answer.getStatusCode(), kind: body.constructor.name, data: body.getData().map(element) };
  return { status: answer.getStatusCode(), ...element(body) };
}

function element(one) {
  return one.getKeyValues
    ? { kind: one.constructor.name, values: plain(one.getKeyValues()) }
    : { kind: one.constructor.name, code: plain(one.getCode?.()), said: plain(one.getStatus?.()), message: plain(one.getMessage?.()), details: plain(one.getDetails?.()), action: plain(one.getAction?.()), duplicateField: plain(one.getDuplicateField?.()) };
}

export function plain(value) {
  if (value == null) return null;
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, held]) => [key, plain(held)]));
  if (value instanceof sdk.Choice) return plain(value.getValue());
  if (value.getKeyValues) return plain(value.getKeyValues());
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "keyModified").map(([key, held]) => [key, plain(held)]));
  return value;
}
