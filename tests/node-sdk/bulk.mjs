// node bulk.mjs <address as `zohomigrate sandbox --output json` prints it> <folder> <zip>: what Zoho's SDK makes of the sandbox's bulk write, as JSON.
import { setTimeout as wait } from "node:timers/promises";
import { writeFileSync } from "node:fs";
import * as sdk from "@zohocrm/nodejs-sdk-8.0";
import { connect, plain, told } from "./connect.mjs";

const { BulkWrite, Choice } = sdk;
const [where, folder, zip] = process.argv.slice(2);
const sandbox = JSON.parse(where);
await connect(sandbox, folder);
const operations = new BulkWrite.BulkWriteOperations();
const steps = {};

async function upload(organization) {
  const file = new BulkWrite.FileBodyWrapper();
  file.setFile(new sdk.StreamWrapper(null, null, zip));
  const headers = new sdk.HeaderMap();
  await headers.add(BulkWrite.UploadFileHeader.FEATURE, "bulk-write");
  await headers.add(BulkWrite.UploadFileHeader.X_CRM_ORG, organization);
  return (await operations.uploadFile(file, headers)).getObject();
}

async function job(fileId, operation) {
  const request = new BulkWrite.RequestWrapper();
  request.setOperation(new Choice(operation));
  request.setCharacterEncoding("UTF-8");
  const module = new sdk.Modules.MinifiedModule();
  module.setAPIName("Leads");
  const resource = new BulkWrite.Resource();
  resource.setType(new Choice("data"));
  await resource.setModule(module);
  resource.setFileId(fileId);
  resource.setFieldMappings(["Source_Id", "Last_Name", "Email"].map((name, index) => {
    const mapping = new BulkWrite.FieldMapping();
    mapping.setAPIName(name);
    mapping.setIndex(index);
    return mapping;
  }));
  request.setResource([resource]);
  return operations.createBulkWriteJob(request);
}

async function details(id) {
  const found = (await operations.getBulkWriteJobDetails(id)).getObject();
  return found instanceof BulkWrite.BulkWriteResponse
    ? { kind: found.constructor.name, ...plain({ id: found.getId(), status: found.getStatus(), operation: found.getOperation(), created: found.getCreatedTime(), by: found.getCreatedBy(), result: found.getResult()?.getDownloadUrl() }),
        resources: found.getResource().map((one) => plain({ status: one.getStatus(), type: one.getType(), module: one.getModule()?.getAPIName(), fields: one.getFieldMappings().map((mapping) => mapping.getAPIName()),
          file: { name: one.getFile().getName(), status: one.getFile().getStatus(), added: one.getFile().getAddedCount(), skipped: one.getFile().getSkippedCount(), updated: one.getFile().getUpdatedCount(), total: one.getFile().getTotalCount() } })) }
    : { kind: found.constructor.name, code: plain(found.getCode()), message: plain(found.getMessage()) };
}

steps.wrongOrganization = plain(await upload("60000000000"));
const uploaded = await upload(sandbox.organizationId);
steps.uploaded = { kind: uploaded.constructor.name, code: plain(uploaded.getCode()), message: plain(uploaded.getMessage()), details: plain(uploaded.getDetails()) };
const fileId = steps.uploaded.details.file_id;
steps.withoutKey = told(await job(fileId, "upsert"));
const made = await job(fileId, "insert");
steps.made = told(made);
const id = made.getObject().getDetails().get("id");
steps.states = [];
for (let state = null; state?.status !== "COMPLETED"; await wait(100)) {
  state = await details(id);
  if (steps.states.at(-1)?.status !== state.status) steps.states.push(state);
}
steps.noJob = await details("12");
// Of a file the SDK hands out a promise.
const result = await (await operations.downloadBulkWriteResult(steps.states.at(-1).result)).getObject();
const stream = result.getFile();
writeFileSync(`${folder}/result.zip`, stream.getStream());
steps.result = { kind: result.constructor.name, name: stream.getName(), bytes: stream.getStream().length };
const gone = (await operations.downloadBulkWriteResult(`/v8/crm/org${sandbox.organizationId}/bulk-write/12/12.zip`)).getObject();
steps.noResult = { kind: gone.constructor.name, code: plain(gone.getCode()), message: plain(gone.getMessage()) };
console.log(JSON.stringify(steps, null, 1));
