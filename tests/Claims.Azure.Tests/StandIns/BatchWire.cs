using System.Reflection;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace Claims.Azure.Tests.StandIns;

/// <summary>
/// What the SDK sends for a transactional batch and wants back: rows of its HybridRow format. The row layouts are the
/// SDK's own, which it keeps internal.
/// </summary>
internal static class BatchWire
{
    private static readonly Type Schemas =
        typeof(CosmosClient).Assembly.GetType("Microsoft.Azure.Cosmos.BatchSchemaProvider", throwOnError: true)!;

    private static readonly LayoutResolverNamespace Resolver =
        (LayoutResolverNamespace)Property("BatchLayoutResolver").GetValue(null)!;

    private static readonly Layout ResultLayout = (Layout)Property("BatchResultLayout").GetValue(null)!;

    public static async Task<IReadOnlyList<BatchOperation>> ReadAsync(byte[] body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body);
        Check(await RecordIOStream.ReadRecordIOAsync(
            stream,
            (ReadOnlyMemory<byte> record) =>
            {
                operations.Add(Operation(record));
                return Result.Success;
            },
            (ReadOnlyMemory<byte> _) => Result.Success,
            new MemorySpanResizer<byte>(body.Length)));
        return operations;
    }

    public static async Task<byte[]> WriteAsync(IReadOnlyList<BatchResult> results)
    {
        var rows = results.Select(Row).ToList();
        using var stream = new MemoryStream();
        Result Produce(long index, out ReadOnlyMemory<byte> row)
        {
            row = index < rows.Count ? rows[(int)index] : default;
            return Result.Success;
        }

        Check(await RecordIOStream.WriteRecordIOAsync(stream, default, Produce, new MemorySpanResizer<byte>(4096)));
        return stream.ToArray();
    }

    private static BatchOperation Operation(ReadOnlyMemory<byte> record)
    {
        var reader = new RowReader(record, HybridRowVersion.V1, Resolver);
        var operation = new BatchOperation(0, "", null, null);
        while (reader.Read())
        {
            switch (reader.Path.ToString())
            {
                case "operationType":
                    Check(reader.ReadInt32(out var type));
                    operation = operation with { Type = type };
                    break;
                case "id":
                    Check(reader.ReadString(out string id));
                    operation = operation with { Id = id };
                    break;
                case "ifMatch":
                    Check(reader.ReadString(out string etag));
                    operation = operation with { IfMatch = etag };
                    break;
                case "resourceBody":
                    Check(reader.ReadBinary(out byte[] body));
                    operation = operation with { Body = body };
                    break;
            }
        }

        return operation;
    }

    private static byte[] Row(BatchResult result)
    {
        var row = new RowBuffer(512);
        row.InitLayout(HybridRowVersion.V1, ResultLayout, Resolver);
        Check(RowWriter.WriteBuffer(ref row, result, Write));
        return row.ToArray();
    }

    private static Result Write(ref RowWriter writer, TypeArgument type, BatchResult result)
    {
        Check(writer.WriteInt32("statusCode", result.Status));
        Check(writer.WriteFloat64("requestCharge", 1));
        return result.ETag is { } etag ? writer.WriteString("eTag", etag) : Result.Success;
    }

    private static PropertyInfo Property(string name) =>
        Schemas.GetProperty(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    private static void Check(Result result)
    {
        if (result != Result.Success)
        {
            throw new InvalidDataException($"HybridRow: {result}.");
        }
    }
}

/// <summary>One operation of a batch.</summary>
/// <param name="Type">0 create, 4 delete, 5 replace, 20 upsert.</param>
/// <param name="Id">The item's id; empty where the body has it.</param>
/// <param name="IfMatch">The version that must stand.</param>
/// <param name="Body">The item's JSON.</param>
internal sealed record BatchOperation(int Type, string Id, string? IfMatch, byte[]? Body);

/// <summary>What came of an operation.</summary>
internal sealed record BatchResult(int Status, string? ETag);
