using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox.Crm.Bulk;

/// <summary>Speaks bulk write to a running sandbox, as Zoho's pages say it: upload, job, details, result.</summary>
internal sealed class BulkClient(CrmClient crm) : IAsyncDisposable
{
    public CrmClient Crm => crm;

    public ManualTimeProvider Time => crm.Sandbox.Time;

    public static async Task<BulkClient> StartAsync(SandboxOptions? options = null) => new(await CrmClient.StartAsync(options));

    /// <summary>Uploads a zip.</summary>
    public async Task<CrmAnswer> UploadAsync(byte[] zip, string feature = "bulk-write", string? organization = null, string field = "file")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(crm.Sandbox.Server.UploadAddress, "crm/v8/upload"));
        request.Headers.Add("feature", feature);
        request.Headers.Add("X-CRM-ORG", organization ?? crm.Sandbox.Server.OrganizationId);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(zip), field, "records.zip" } };
        request.Content = content;
        return await SendAsync(request);
    }

    /// <summary>Uploads a file in a zip and returns its id.</summary>
    public async Task<string> UploadedAsync(params string[] rows) => (await UploadAsync(Zip(("rows.csv", string.Join("\r\n", rows))))).Body!["details"]!["file_id"]!.ToString();

    /// <summary>Makes a job of one resource.</summary>
    public Task<CrmAnswer> CreateAsync(string module, string file, string operation = "insert", string more = "") => CreateAsync(
        $$"""{"operation":"{{operation}}","resource":[{"type":"data","module":{"api_name":"{{module}}"},"file_id":"{{file}}"{{more}}}]}""");

    public async Task<CrmAnswer> CreateAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "crm/bulk/v8/write") { Content = SandboxHarness.Json(body) };
        return await SendAsync(request);
    }

    /// <summary>Uploads rows, makes a job of them and returns its id.</summary>
    public async Task<string> JobAsync(string module, string[] rows, string operation = "insert", string more = "")
    {
        var made = await CreateAsync(module, await UploadedAsync(rows), operation, more);
        return made.Status == 201 ? made.Body!["details"]!["id"]!.ToString() : throw new InvalidOperationException(made.Body!.ToJsonString());
    }

    public async Task<CrmAnswer> DetailsAsync(string job)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"crm/bulk/v8/write/{job}");
        return await SendAsync(request);
    }

    /// <summary>Winds the clock to the end of the job and returns its result, in the order of the file's first column.</summary>
    public async Task<IReadOnlyList<string>> ResultAsync(string job)
    {
        Time.Advance(TimeSpan.FromSeconds(10));
        var url = (await DetailsAsync(job)).Body!["result"]!["download_url"]!.ToString();
        return [.. (await RowsAsync(url)).Rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>A result as it is: the name of its file, header and rows.</summary>
    public async Task<(string Name, string Header, IReadOnlyList<string> Rows)> RowsAsync(string url)
    {
        using var zip = new ZipArchive(new MemoryStream(await crm.Sandbox.Http.GetByteArrayAsync(url)));
        var entry = Xunit.Assert.Single(zip.Entries);
        using var text = new StreamReader(entry.Open());
        var lines = (await text.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return (entry.FullName, lines[0], lines[1..]);
    }

    public ValueTask DisposeAsync() => crm.DisposeAsync();

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private async Task<CrmAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await crm.Sandbox.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new CrmAnswer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }
}
