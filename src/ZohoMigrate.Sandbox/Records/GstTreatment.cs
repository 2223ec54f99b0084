using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>How a purchase stands to India's GST: by its own word, else by its vendor's.</summary>
internal static class GstTreatment
{
    public static string? Of(RecordStore store, ModuleSpec module, JsonObject body) => (body["gst_treatment"]
        ?? (body["vendor_id"] is { } vendor ? store.FindShelf(module.Fields["vendor_id"].References!)?.Find(vendor.ToString())?.Json["gst_treatment"] : null))?.ToString();
}
