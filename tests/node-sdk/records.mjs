// node records.mjs <address as `zohomigrate sandbox --output json` prints it> <folder>: what Zoho's SDK makes of the sandbox's records API, as JSON.
import * as sdk from "@zohocrm/nodejs-sdk-8.0";
import { connect, plain, told } from "./connect.mjs";

const { Record: Records, Choice } = sdk;
const [where, folder] = process.argv.slice(2);
await connect(JSON.parse(where), folder);

const steps = {};
async function step(name, work) {
  try {
    steps[name] = await work();
  } catch (error) {
    steps[name] = { thrown: error.code ?? error.constructor.name, message: error.message, details: plain(error.details), cause: error.cause?.message };
  }
}

function record(values) {
  const made = new Records.Record();
  for (const [name, value] of Object.entries(values)) made.addKeyValue(name, value);
  return made;
}

async function body(records, checked) {
  const wrapper = new Records.BodyWrapper();
  await wrapper.setData(records);
  await wrapper.setTrigger([]);
  if (checked) await wrapper.setDuplicateCheckFields(checked);
  return wrapper;
}

const of = (module) => new Records.RecordOperations(module);
const insert = async (module, ...records) => told(await of(module).createRecords(await body(records.map(record)), new sdk.HeaderMap()));

async function pointer(id) {
  const one = new Records.Record();
  await one.setId(BigInt(id));
  return one;
}

let account;
let contact;
await step("account", async () => {
  const made = await insert("Accounts", { Account_Name: "Atlas", Website: "www.example.com", Annual_Revenue: 1200.5, Employees: 12 });
  account = made.data[0].details.id;
  return made;
});
await step("contact", async () => {
  const made = await insert("Contacts", {
    Last_Name: "Ann", First_Name: "A", Email: "ann@example.com", Phone: "+91 98450 12345", Date_of_Birth: new Date("1980-02-29"), Email_Opt_Out: true,
    Lead_Source: new Choice("Trade Show"), Account_Name: await pointer(account), Description: "#ZM-1",
  });
  contact = made.data[0].details.id;
  return made;
});
await step("deal", async () => insert("Deals", {
  Deal_Name: "D", Stage: new Choice("Qualification"), Amount: 99.5, Closing_Date: new Date("2026-03-31"), Probability: 10, Account_Name: await pointer(account),
}));
await step("task", async () => insert("Tasks", { Subject: "T", Due_Date: new Date("2026-03-31"), Status: new Choice("Not Started"), Who_Id: await pointer(contact) }));
await step("mixed", () => insert("Leads",
  { Last_Name: "Good", Source_Id: "1" }, { Last_Name: "No mail", Email: "nobody" }, { Last_Name: "Twice", Source_Id: "1" }, { Last_Name: "x".repeat(81) }, { Last_Name: "Good too" }));
await step("allBad", () => insert("Leads", { Last_Name: "No mail", Email: "nobody" }));
await step("mandatory", () => insert("Leads", { City: "Pune" }));
await step("tooMany", () => insert("Leads", ...Array.from({ length: 101 }, (_, index) => ({ Last_Name: `L${index}` }))));
await step("upsert", async () => told(await of("Leads").upsertRecords(
  await body([record({ Last_Name: "Better", Source_Id: "1" }), record({ Last_Name: "New", Source_Id: "2" })], ["Source_Id"]), new sdk.HeaderMap())));
await step("get", async () => told(await of("Contacts").getRecord(BigInt(contact), new sdk.ParameterMap(), new sdk.HeaderMap())));
await step("list", async () => {
  const asked = new sdk.ParameterMap();
  await asked.add(Records.GetRecordsParam.FIELDS, "Last_Name,Source_Id");
  await asked.add(Records.GetRecordsParam.PER_PAGE, 2);
  await asked.add(Records.GetRecordsParam.SORT_BY, "id");
  await asked.add(Records.GetRecordsParam.SORT_ORDER, "asc");
  const answer = await of("Leads").getRecords(asked, new sdk.HeaderMap());
  const info = answer.getObject().getInfo();
  return { ...told(answer), info: { more: info.getMoreRecords(), count: info.getCount(), perPage: info.getPerPage(), page: info.getPage(), token: info.getNextPageToken() } };
});
await step("listOfNothing", async () => {
  const asked = new sdk.ParameterMap();
  await asked.add(Records.GetRecordsParam.FIELDS, "Vendor_Name");
  return told(await of("Vendors").getRecords(asked, new sdk.HeaderMap()));
});
await step("listWithoutFields", async () => told(await of("Leads").getRecords(new sdk.ParameterMap(), new sdk.HeaderMap())));
await step("deleted", async () => told(await of("Contacts").deleteRecord(BigInt(contact), new sdk.ParameterMap(), new sdk.HeaderMap())));
await step("deletedTwice", async () => told(await of("Contacts").deleteRecord(BigInt(contact), new sdk.ParameterMap(), new sdk.HeaderMap())));
await step("getOfNothing", async () => told(await of("Contacts").getRecord(BigInt(contact), new sdk.ParameterMap(), new sdk.HeaderMap())));
await step("noModule", () => insert("Nonsense", { Name: "N" }));
await step("org", async () => {
  const org = (await new sdk.Org.OrgOperations().getOrganization()).getObject().getOrg()[0];
  return { zgid: plain(org.getZgid()), paid: plain(org.getLicenseDetails().getPaidType()), users: plain(org.getLicenseDetails().getUsersLicensePurchased()), currency: org.getIsoCode(), zone: plain(org.getTimeZone()) };
});
console.log(JSON.stringify(steps, null, 1));
